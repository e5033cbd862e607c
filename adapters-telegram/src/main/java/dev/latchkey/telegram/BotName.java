package dev.latchkey.telegram;

import dev.latchkey.application.shared.Pauses;
import dev.latchkey.application.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a bot is called. It is asked once, unless the operator has said so; and while Telegram is away now and then only, so
 * that those who want to know need not wait for nothing one by one.
 */
public final class BotName {
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final BotApi bot;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<String> username;
    private volatile Optional<Failure> failure = Optional.empty();

    /** @param username if it is known */
    public BotName(BotApi bot, Optional<String> username, InstantSource clock) {
        this.bot = bot;
        this.username = username;
        this.clock = clock;
    }

    /**
     * The name without the at sign.
     *
     * @throws BotTrouble if nobody can be asked
     */
    public String get() {
        return username.orElseGet(this::asked);
    }

    /** As {@link #get} for those who cannot do without. */
    String needed() {
        try {
            return get();
        } catch (BotTrouble trouble) {
            throw new Unavailable("The bot cannot be asked what it is called", trouble);
        }
    }

    private String asked() {
        refuseWhileAway();
        asking.lock();
        try {
            // Whoever had to wait knows by now.
            refuseWhileAway();
            if (username.isPresent()) {
                return username.get();
            }
            String name = bot.getMe().username();
            username = Optional.of(name);
            failure = Optional.empty();
            return name;
        } catch (BotTrouble trouble) {
            note(trouble);
            throw trouble;
        } finally {
            asking.unlock();
        }
    }

    private void refuseWhileAway() {
        failure.filter(last -> clock.instant().isBefore(last.until())).ifPresent(last -> {
            throw last.trouble();
        });
    }

    private void note(BotTrouble trouble) {
        Instant now = clock.instant();
        // One that was only told of the last failure is none of its own.
        if (failure.filter(last -> now.isBefore(last.until())).isEmpty()) {
            int times = failure.map(Failure::times).orElse(0) + 1;
            failure = Optional.of(new Failure(trouble, times, now.plus(PAUSES.after(times))));
        }
    }

    private record Failure(BotTrouble trouble, int times, Instant until) {}
}
