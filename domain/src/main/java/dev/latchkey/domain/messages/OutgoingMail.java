package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that waits to be sent.
 *
 * @param text what its reader will see; may hold a secret link, so it is kept sealed and never logged
 * @param link the link that is in the text, if there is one
 * @param expiresAt the moment from which sending it makes no sense
 */
public record OutgoingMail(
        MessageId id,
        EmailAddress to,
        MessagePurpose purpose,
        MailText text,
        Optional<URI> link,
        Instant createdAt,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "OutgoingMail[" + id.value() + ", " + purpose + ", " + to + "]";
    }
}
