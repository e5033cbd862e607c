package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the keys of access tokens are published, sign, retire and are forgotten. The same for all instances, which all act
 * on it.
 *
 * @param publishAhead how long a key is published before it signs, so that by then whoever checks tokens has it
 * @param rotation how long a key signs; zero means until somebody rotates the keys
 */
public record KeySchedule(Duration publishAhead, Duration rotation) {
    /**
     * How old at most an instance's reading of the keys may be while it believes that it knows every key that signs. No key
     * signs sooner than this after it was published.
     */
    public static final Duration SPREAD = Duration.ofSeconds(15);

    /** The longest that {@code ACCESS_TOKEN_TTL} may be. */
    public static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    /**
     * How long a retired key is kept. Not for {@code ACCESS_TOKEN_TTL}, which may differ between instances and may have been
     * longer when the key signed, but for the longest that it can be, and an hour more for an instance that went on signing
     * because it could not hear of the change.
     */
    static final Duration KEPT = LONGEST_TOKEN.plusHours(1);

    public KeySchedule {
        if (publishAhead.compareTo(SPREAD) < 0) {
            throw new IllegalArgumentException("No key may sign before every instance knows it");
        }
        if (!rotation.isZero() && rotation.compareTo(publishAhead) <= 0) {
            throw new IllegalArgumentException("A key must sign for longer than its successor is published");
        }
    }

    /** The same for whoever cannot wait: a published key signs as soon as every instance knows it. */
    public KeySchedule hurried() {
        return new KeySchedule(SPREAD, rotation);
    }

    /** What comes next for one of the keys. Empty for one that signs until somebody rotates the keys. */
    public Optional<Next> next(SigningKeys.Key key, List<SigningKeys.Key> all) {
        return switch (key.stage()) {
            case PUBLISHED -> Optional.of(new Next(Step.SIGN, key.since().plus(publishAhead)));
            case SIGNING ->
                all.stream()
                        .filter(each -> each.stage() == Stage.PUBLISHED)
                        .findFirst()
                        .map(heir -> new Next(Step.RETIRE, heir.since().plus(publishAhead)))
                        .or(() -> succession(key));
            case RETIRED -> Optional.of(new Next(Step.FORGET, key.since().plus(KEPT)));
        };
    }

    /** What is to be done at this moment, in this order. */
    Set<Step> due(List<SigningKeys.Key> all, Instant now) {
        Set<Step> due = EnumSet.noneOf(Step.class);
        if (all.stream().noneMatch(key -> key.stage() == Stage.SIGNING)) {
            due.add(Step.BEGIN);
        }
        all.stream()
                .flatMap(key -> next(key, all).stream())
                .filter(next -> !next.at().isAfter(now))
                .map(Next::step)
                .forEach(due::add);
        return due;
    }

    /** Whoever was published then or earlier may sign now. */
    Instant publishedBy(Instant now) {
        return now.minus(publishAhead);
    }

    /** Whoever has signed since then or longer needs a successor now. */
    Instant signingSince(Instant now) {
        return now.minus(rotation).plus(publishAhead);
    }

    private Optional<Next> succession(SigningKeys.Key signing) {
        return rotation.isZero()
                ? Optional.empty()
                : Optional.of(new Next(
                        Step.PUBLISH_SUCCESSOR, signing.since().plus(rotation).minus(publishAhead)));
    }

    /** What is done with a key, and when. */
    public record Next(Step step, Instant at) {}

    /** What can be done. */
    public enum Step {
        /** No key signs: one has to begin at once. */
        BEGIN,
        SIGN,
        RETIRE,
        PUBLISH_SUCCESSOR,
        FORGET
    }
}
