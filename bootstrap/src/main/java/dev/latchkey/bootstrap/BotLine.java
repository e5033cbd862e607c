package dev.latchkey.bootstrap;

import dev.latchkey.application.login.telegram.line.HandOutUpdates;
import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.application.login.telegram.push.UpdateHandler;
import dev.latchkey.bootstrap.wiring.BotWiring;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of the line to Telegram: those who handle updates, and the one that sees to it that some come. */
public final class BotLine {
    private static final Logger LOG = LoggerFactory.getLogger(BotLine.class);

    /** Most of the time each of them waits for Telegram, which takes about 30 messages in a second from a bot. */
    private static final int HANDS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BotWiring bot;
    private final UpdateHandler handler;

    /** A line to whoever does something about what people do. */
    public BotLine(BotWiring bot, UpdateHandler handler) {
        this.bot = bot;
        this.handler = handler;
    }

    /** Begins to handle what is there and what comes, until the end. */
    public void handle(Closing closing) {
        if (bot.mode() == LineMode.OFF) {
            return;
        }
        ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "bot"));
        HandOutUpdates handOut = bot.handOut(handler, threads, HANDS);
        UpdateWorker worker =
                closing.add("the handling of updates", new UpdateWorker(handOut, bot.bell()), UpdateWorker::stop);
        worker.start();
    }

    /** Begins to see to it that updates come, until the end. */
    public void open(Closing closing) {
        bot.poller().ifPresent(poller -> run("telegram-poll", poller::run, poller::stop, closing));
        bot.keeper().ifPresent(keeper -> run("telegram-webhook", keeper::run, keeper::stop, closing));
    }

    /** Tells Telegram what the bot can be asked, once and beside everything else. */
    void announce(Runnable commands) {
        if (bot.mode() != LineMode.OFF) {
            daemon(guarded(commands), "telegram-commands").start();
        }
    }

    private static void run(String name, Runnable work, Runnable stop, Closing closing) {
        Thread thread = closing.add("the line to Telegram", daemon(guarded(work), name), running -> {
            stop.run();
            running.join(PATIENCE.toMillis());
        });
        thread.start();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.error("The line to Telegram has broken, and is not mended before the next start", e);
            }
        };
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
