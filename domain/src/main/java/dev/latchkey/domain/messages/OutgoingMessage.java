package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message to a phone that waits to be sent.
 *
 * @param text what the phone will show; holds a code, so it is kept sealed and never logged
 * @param expiresAt the moment from which sending it makes no sense
 */
public record OutgoingMessage(
        MessageId id, PhoneNumber phone, MessagePurpose purpose, String text, Instant createdAt, Instant expiresAt) {
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{4,8}(?![0-9])");

    /** The code that the text is about, for channels that carry a code and no text; notices have none. */
    public Optional<String> code() {
        if (!purpose.isCode()) {
            return Optional.empty();
        }
        Matcher code = CODE.matcher(text);
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }

    /** The same message in other letters. */
    public OutgoingMessage withText(String other) {
        return new OutgoingMessage(id, phone, purpose, other, createdAt, expiresAt);
    }

    @Override
    public String toString() {
        return "OutgoingMessage[" + id.value() + ", " + purpose + ", " + phone + "]";
    }
}
