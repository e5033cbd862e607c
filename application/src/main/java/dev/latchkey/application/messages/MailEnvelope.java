package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.MailText;
import java.net.URI;
import java.util.Optional;

/** All of a mail that is secret, as the one text that is sealed. */
record MailEnvelope(MailText text, Optional<URI> link) {
    /** Stands between the parts; none of them can hold it. */
    private static final String BORDER = "\u0000";

    private static final int PARTS = 4;

    String written() {
        return String.join(BORDER, text.subject(), link.map(URI::toString).orElse(""), text.text(), text.html());
    }

    /**
     * What was written.
     *
     * @throws IllegalArgumentException if this is not what {@link #written} made
     */
    static MailEnvelope read(String written) {
        String[] parts = written.split(BORDER, -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("Not a mail");
        }
        Optional<URI> link = parts[1].isEmpty() ? Optional.empty() : Optional.of(URI.create(parts[1]));
        return new MailEnvelope(new MailText(parts[0], parts[2], parts[3]), link);
    }
}
