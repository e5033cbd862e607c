package dev.latchkey.domain.messages;

import java.util.regex.Pattern;

/**
 * The words of a mail. The subject is one line, whatever it was made of: a line break in it would let its author write
 * headers.
 *
 * @param text for readers that show no HTML
 */
public record MailText(String subject, String text, String html) {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    public MailText {
        subject = BREAKS.matcher(subject).replaceAll(" ").strip();
        text = withoutNul(text);
        html = withoutNul(html);
    }

    private static String withoutNul(String text) {
        return text.replace("\u0000", "");
    }

    /** Without the words, which may hold a secret. */
    @Override
    public String toString() {
        return "MailText[" + text.length() + " characters]";
    }
}
