package dev.latchkey.telegram;

import dev.latchkey.telegram.BotApi.BotUpdate;
import dev.latchkey.telegram.BotTrouble.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks for updates, which may take long, and can be called off. */
final class LongPoll {
    private final BotApi bot;
    private final Duration wait;
    private final Object turn = new Object();
    private Optional<Thread> asking = Optional.empty();
    private boolean calledOff;

    /** @param wait how long Telegram is to wait for updates if there are none */
    LongPoll(BotApi bot, Duration wait) {
        this.bot = bot;
        this.wait = wait;
    }

    /** Updates from that one on; none if it was called off, before it began or in the middle. */
    List<BotUpdate> ask(long offset, int limit) {
        synchronized (turn) {
            if (calledOff) {
                return List.of();
            }
            asking = Optional.of(Thread.currentThread());
        }
        try {
            return bot.getUpdates(offset, limit, wait);
        } catch (BotTrouble trouble) {
            if (trouble.kind() == Kind.AWAY && isCalledOff()) {
                return List.of();
            }
            throw trouble;
        } finally {
            end();
        }
    }

    /** No more of this: whoever waits need not wait any longer. */
    void callOff() {
        synchronized (turn) {
            calledOff = true;
            asking.ifPresent(Thread::interrupt);
        }
    }

    boolean isCalledOff() {
        synchronized (turn) {
            return calledOff;
        }
    }

    /** From here on the thread does other things, which nobody must interrupt. */
    private void end() {
        synchronized (turn) {
            asking = Optional.empty();
            boolean unused = Thread.interrupted();
        }
    }
}
