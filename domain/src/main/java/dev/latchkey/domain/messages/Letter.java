package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A letter to an e-mail address that waits to be written and sent.
 *
 * @param link where its reader shall go; holds a secret, so it is never logged
 * @param language of its reader, if known
 * @param expiresAt the moment from which sending it makes no sense
 * @param details what else its text may name
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

    /** Without the link and the details, because records end up in logs. */
    @Override
    public String toString() {
        return "Letter[" + kind + ", " + to + "]";
    }
}
