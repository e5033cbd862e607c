package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody is to be told by mail, before it has words.
 *
 * @param link where the reader is to go; holds a secret, so it is never logged
 * @param language empty for the language that holds where nothing is known
 * @param expiresAt the moment from which sending it makes no sense, and from which the link is dead
 * @param details what helps the reader to tell whether it was them, by name: {@code device}, {@code ip}, {@code phone},
 *     {@code email}
 */
public record Letter(
        EmailAddress to,
        LetterKind kind,
        Optional<URI> link,
        Optional<Language> language,
        Instant createdAt,
        Instant expiresAt,
        Map<String, String> details) {

    public Letter {
        details = Map.copyOf(details);
    }

    @Override
    public String toString() {
        return "Letter[" + kind + ", " + to + "]";
    }
}
