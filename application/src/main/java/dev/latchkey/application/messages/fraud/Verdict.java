package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.SendRule;

/**
 * What decided about a message.
 *
 * @param detail which of several, e.g. {@code code_per_phone} of the limits; may be empty
 */
public record Verdict(SendRule rule, String detail) {
    static final Verdict ALLOWED = new Verdict(SendRule.ALLOWED, "");

    public static Verdict of(SendRule rule) {
        return new Verdict(rule, "");
    }
}
