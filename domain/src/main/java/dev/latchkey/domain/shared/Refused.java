package dev.latchkey.domain.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The request was understood and the answer is no. Carries no stack trace: it is an answer, not a fault. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Integer attemptsLeft;
    private final transient List<String> alternatives;

    private Refused(Problem problem, @Nullable Duration retryAfter, @Nullable Integer attemptsLeft) {
        this(problem, retryAfter, attemptsLeft, List.of());
    }

    private Refused(
            Problem problem, @Nullable Duration retryAfter, @Nullable Integer attemptsLeft, List<String> alternatives) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
        this.attemptsLeft = attemptsLeft;
        this.alternatives = List.copyOf(alternatives);
    }

    public Refused(Problem problem) {
        this(problem, null, null);
    }

    /** No, but ask again later. A wait of zero or less counts as one second, so that nobody is told to retry at once. */
    public static Refused retryAfter(Problem problem, Duration wait) {
        return new Refused(problem, wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait, null);
    }

    /** No, and this many more attempts will be looked at. */
    public static Refused withAttemptsLeft(Problem problem, int attemptsLeft) {
        return new Refused(problem, null, attemptsLeft);
    }

    /** The same no, with other ways to get what was asked for. */
    public Refused offering(List<String> ways) {
        return new Refused(problem, retryAfter, attemptsLeft, ways);
    }

    /** Other ways to get what was asked for, such as {@code telegram}; often none. */
    public List<String> alternatives() {
        return alternatives;
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public OptionalInt attemptsLeft() {
        return attemptsLeft == null ? OptionalInt.empty() : OptionalInt.of(attemptsLeft);
    }
}
