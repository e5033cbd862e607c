package dev.latchkey.telegram;

import dev.latchkey.application.shared.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what to do when updates cannot be fetched, and tells of it once: the same trouble may last for days. What is well
 * again is told too.
 */
final class PollTroubles {
    private static final Logger LOG = LoggerFactory.getLogger(PollTroubles.class);
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(15));

    /** Another instance may have a better way to Telegram. */
    private static final int FAILURES_BEFORE_LEAVING = 3;

    /** Two who fetch take from each other at every call; whoever it is has to have time to end. */
    private static final Duration AFTER_CONFLICT = Duration.ofSeconds(30);

    private static final int AS_MANY_AS_TELEGRAM_GIVES = 100;
    private static final int FEW = 10;

    /** Whoever sets it again and again means it. */
    private static final Duration BETWEEN_REMOVALS = Duration.ofHours(1);

    private final BotApi bot;
    private final InstantSource clock;
    private final RandomGenerator random;
    private Instant removedAt = Instant.EPOCH;
    private int failures;
    private volatile Optional<String> words = Optional.empty();

    PollTroubles(BotApi bot, InstantSource clock, RandomGenerator random) {
        this.bot = bot;
        this.clock = clock;
        this.random = random;
    }

    /** What is wrong, in a few words; empty if nothing is. */
    Optional<String> words() {
        return words;
    }

    void none() {
        if (words.isPresent()) {
            LOG.info("Updates of the bot are fetched again");
        }
        words = Optional.empty();
        failures = 0;
    }

    /** How many updates to ask for: one that cannot be read must not keep the others back for ever. */
    int limit() {
        if (failures == 0) {
            return AS_MANY_AS_TELEGRAM_GIVES;
        }
        return failures < FAILURES_BEFORE_LEAVING ? FEW : 1;
    }

    /** After something of our own went wrong: what was fetched is not kept, and comes again. */
    Reaction to(RuntimeException ours) {
        told("updates cannot be kept", ours.toString());
        return Reaction.wait(PAUSES.after(++failures));
    }

    Reaction to(BotTrouble trouble) {
        String said = String.valueOf(trouble.getMessage());
        return switch (trouble.kind()) {
            case TOKEN_WRONG -> {
                words = Optional.of("Telegram refuses TELEGRAM_BOT_TOKEN");
                LOG.error("Telegram refuses the bot's token: {}. It is not asked again before the next start", said);
                yield Reaction.END;
            }
            case CONFLICT -> said.toLowerCase(Locale.ROOT).contains("webhook") ? webhook(said) : conflict(said);
            case TOO_MANY -> {
                told("Telegram says to wait", said);
                yield Reaction.wait(trouble.retryAfter().orElse(AFTER_CONFLICT));
            }
            case AWAY, CHAT_CLOSED, WRONG_CALL -> {
                told("Telegram does not give updates", said);
                failures++;
                Duration pause = PAUSES.after(failures);
                yield failures < FAILURES_BEFORE_LEAVING ? Reaction.wait(pause) : Reaction.leave(pause);
            }
        };
    }

    private Reaction webhook(String said) {
        if (clock.instant().isBefore(removedAt.plus(BETWEEN_REMOVALS))) {
            return conflict(said);
        }
        removedAt = clock.instant();
        try {
            bot.deleteWebhook();
            LOG.warn("A webhook was set, and is removed: TELEGRAM_MODE=polling has updates fetched");
            return Reaction.wait(Duration.ZERO);
        } catch (BotTrouble trouble) {
            LOG.warn("A webhook is set, and cannot be removed: {}", trouble.getMessage());
            return conflict(said);
        }
    }

    private Reaction conflict(String said) {
        told("somebody else takes the updates of this bot", said);
        failures++;
        return Reaction.leaveAlone(
                AFTER_CONFLICT.plusMillis(random.nextInt(Math.toIntExact(AFTER_CONFLICT.toMillis() / 2))));
    }

    private void told(String trouble, String said) {
        if (words.equals(Optional.of(trouble))) {
            LOG.debug("Still: {}: {}", trouble, said);
        } else {
            LOG.warn("Bot: {}; it is tried again and again: {}", trouble, said);
        }
        words = Optional.of(trouble);
    }

    /**
     * What to do.
     *
     * @param pause before it is tried again
     * @param leave whether to let the line go
     * @param everybody whether the others have to wait as well
     */
    record Reaction(Duration pause, boolean leave, boolean everybody, boolean forEver) {
        static final Reaction END = new Reaction(Duration.ZERO, true, false, true);

        static Reaction wait(Duration pause) {
            return new Reaction(pause, false, false, false);
        }

        static Reaction leave(Duration pause) {
            return new Reaction(pause, true, false, false);
        }

        static Reaction leaveAlone(Duration pause) {
            return new Reaction(pause, true, true, false);
        }
    }
}
