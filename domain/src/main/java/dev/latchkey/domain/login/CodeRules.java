package dev.latchkey.domain.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rules of phone codes.
 *
 * <p>A short code is as good as the number of guesses at it is small: with 4 digits and 10 wrong guesses a day, one in a
 * thousand days of patient guessing succeeds for a phone. So the count of wrong guesses belongs to the phone and outlives
 * every code (NIST SP 800-63B-4, 3.1.3.2), and the first wrong guess makes the next codes longer.
 *
 * @param length digits of a code for a phone at which nobody has guessed wrong
 * @param lifetime how long a code is good for
 * @param resendAfter how long to wait before the next code for the same phone; zero means no wait
 * @param guesses how many guesses one code takes
 * @param lockAfter how many wrong guesses within {@link #MEMORY} lock a phone
 * @param flagNetworkAfter how many wrong guesses from one network within {@link #MEMORY} make it suspicious; empty means
 *     that networks are not watched
 */
public record CodeRules(
        int length, Duration lifetime, Duration resendAfter, int guesses, int lockAfter, OptionalInt flagNetworkAfter) {

    /** How long a wrong guess is remembered. */
    public static final Duration MEMORY = Duration.ofHours(24);

    /** How long each lock lasts that follows another within {@link #LOCK_MEMORY}; the last one repeats. */
    public static final List<Duration> LOCKS =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24));

    /** After this long without a new lock the next one is the shortest again. */
    public static final Duration LOCK_MEMORY = Duration.ofDays(7);

    /** Digits of a code where somebody has guessed wrong or the network is suspicious (NIST SP 800-63B-4, 3.1.3.2). */
    public static final int CAREFUL_LENGTH = 6;

    public CodeRules {
        if (length < LoginCode.MIN_LENGTH || length > LoginCode.MAX_LENGTH) {
            throw new IllegalArgumentException("A code has 4 to 8 digits, not " + length);
        }
        if (lifetime.isNegative() || lifetime.isZero() || resendAfter.isNegative() || guesses < 1 || lockAfter < 1) {
            throw new IllegalArgumentException("Codes need a lifetime, guesses and a lock");
        }
    }

    /** Digits of the next code for a phone, given what has been guessed at it and from where it is asked for. */
    public int lengthFor(GuessRecord record) {
        boolean suspicious = flagNetworkAfter.isPresent() && record.wrongFromNetwork() >= flagNetworkAfter.getAsInt();
        return record.wrongForPhone() > 0 || suspicious ? Math.max(length, CAREFUL_LENGTH) : length;
    }

    public Instant expiryOf(Instant sent) {
        return sent.plus(lifetime);
    }
}
