package dev.latchkey.telegram;

import dev.latchkey.application.login.telegram.line.LineLease;
import dev.latchkey.application.login.telegram.line.LineLease.Tenure;
import dev.latchkey.application.login.telegram.line.LineRules;
import dev.latchkey.application.shared.Pauses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it at the start that Telegram brings updates to us with the right secret, one instance after the other, so that
 * the first sets what is missing and the others find it.
 */
public final class WebhookKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeeper.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(2), Duration.ofMinutes(1));

    private final BotApi bot;
    private final LineLease lease;
    private final LineRules rules;
    private final String mark;
    private final String name;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private int failures;
    private volatile Optional<String> words = Optional.of("the webhook is not looked at yet");

    /**
     * One that does nothing before it {@link #run}s.
     *
     * @param mark stands for address and secret, and tells nothing of them
     * @param name of this instance, which no other has
     */
    public WebhookKeeper(BotApi bot, LineLease lease, LineRules rules, String mark, String name, InstantSource clock) {
        this.bot = bot;
        this.lease = lease;
        this.rules = rules;
        this.mark = mark;
        this.name = name;
        this.clock = clock;
    }

    /** Goes on until the webhook is as it should be, until it is stopped, or until there is no use in it. */
    public void run() {
        Optional<Duration> pause = Optional.of(Duration.ZERO);
        while (pause.isPresent() && rested(pause.get())) {
            pause = tried();
        }
    }

    /** Makes {@link #run} return soon. */
    public void stop() {
        closing.countDown();
    }

    /** What is wrong, in a few words. */
    public Optional<String> trouble() {
        return words;
    }

    /** How long to wait before the next attempt, if there has to be one. */
    private Optional<Duration> tried() {
        try {
            Optional<Tenure> tenure = lease.take(name, LEASE, clock.instant());
            if (tenure.isEmpty()) {
                return Optional.of(BETWEEN_TRIES);
            }
            try {
                see(tenure.get());
            } finally {
                lease.release(name, clock.instant());
            }
            words = Optional.empty();
            return Optional.empty();
        } catch (BotTrouble trouble) {
            return after(trouble);
        } catch (RuntimeException e) {
            LOG.warn("The webhook cannot be looked at now: {}", e.toString());
            return Optional.of(PAUSES.after(++failures));
        }
    }

    private void see(Tenure tenure) {
        boolean same = bot.getWebhookInfo()
                .address()
                .equals(Optional.of(rules.webhook().toString()));
        if (same && tenure.webhook().equals(Optional.of(mark))) {
            LOG.info("Telegram brings updates to {}", rules.webhook());
            return;
        }
        bot.setWebhook(rules.webhook(), rules.secrets().get(0).text());
        // Not marked, it is set once more by the next one, which does no harm.
        boolean unused = lease.mark(name, mark);
        LOG.info("Telegram was told to bring updates to {}", rules.webhook());
    }

    private Optional<Duration> after(BotTrouble trouble) {
        if (trouble.kind() == BotTrouble.Kind.TOKEN_WRONG) {
            words = Optional.of("Telegram refuses TELEGRAM_BOT_TOKEN");
            LOG.error(
                    "Telegram refuses the bot's token: {}. It is not asked again before the next start",
                    trouble.getMessage());
            return Optional.empty();
        }
        words = Optional.of("the webhook cannot be set");
        LOG.warn("The webhook cannot be set; it is tried again: {}", trouble.getMessage());
        return Optional.of(trouble.retryAfter().orElseGet(() -> PAUSES.after(++failures)));
    }

    private boolean rested(Duration pause) {
        try {
            return !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
