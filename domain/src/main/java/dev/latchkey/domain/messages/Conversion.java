package dev.latchkey.domain.messages;

import java.time.Duration;

/**
 * How many codes were sent to the like of a number, or for somebody from there, and how many of them were typed. Of people who
 * want to sign in most type theirs; whoever earns from the messages types none.
 */
public record Conversion(long sent, long typed) {
    /** How far one looks back. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Codes that are younger say nothing: they may be on their way. */
    public static final Duration TIME_TO_TYPE = Duration.ofSeconds(30);

    /** Fewer may be chance. */
    public static final int ENOUGH = 20;

    /** One in so many has to be typed. */
    public static final int AT_LEAST_ONE_IN = 5;

    public boolean isSuspicious() {
        return sent >= ENOUGH && typed * AT_LEAST_ONE_IN < sent;
    }
}
