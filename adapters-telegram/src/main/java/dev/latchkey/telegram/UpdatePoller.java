package dev.latchkey.telegram;

import dev.latchkey.application.login.telegram.line.LineLease;
import dev.latchkey.application.login.telegram.line.LineLease.Tenure;
import dev.latchkey.application.login.telegram.line.ReceiveUpdates;
import dev.latchkey.telegram.BotApi.BotUpdate;
import dev.latchkey.telegram.PollTroubles.Reaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches updates while it is this instance's turn, and waits for its turn otherwise. An update is confirmed to Telegram by
 * asking for the next, and so never before it is kept.
 */
public final class UpdatePoller {
    private static final Logger LOG = LoggerFactory.getLogger(UpdatePoller.class);

    /** A holder that dies has left the line after that time. */
    private static final Duration LEASE = Duration.ofSeconds(6);

    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofSeconds(30);

    /** Telegram does not answer with nothing before its time; whoever does must not be asked without a pause. */
    private static final Duration TOO_QUICK = Duration.ofMillis(500);

    private final BotApi bot;
    private final LineLease lease;
    private final ReceiveUpdates receive;
    private final String name;
    private final InstantSource clock;
    private final PollTroubles troubles;
    private final Rest rest;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<LongPoll> poll = Optional.empty();

    /**
     * One that does nothing before it {@link #run}s.
     *
     * @param name of this instance, which no other has
     */
    public UpdatePoller(
            BotApi bot,
            LineLease lease,
            ReceiveUpdates receive,
            String name,
            InstantSource clock,
            RandomGenerator random) {
        this(bot, lease, receive, name, clock, random, CountDownLatch::await);
    }

    UpdatePoller(
            BotApi bot,
            LineLease lease,
            ReceiveUpdates receive,
            String name,
            InstantSource clock,
            RandomGenerator random,
            Rest rest) {
        this.bot = bot;
        this.lease = lease;
        this.receive = receive;
        this.name = name;
        this.clock = clock;
        this.troubles = new PollTroubles(bot, clock, random);
        this.rest = rest;
    }

    /** Goes on until it is stopped, or until it is clear that there is no use in it. */
    public void run() {
        boolean goesOn = true;
        while (goesOn && !isClosing()) {
            Optional<Tenure> tenure = taken();
            if (tenure.isPresent()) {
                goesOn = hold(tenure.get());
            } else {
                rest(BETWEEN_TRIES);
            }
        }
    }

    /** Makes {@link #run} return at once. What was being fetched is fetched by another. */
    public void stop() {
        closing.countDown();
        poll.ifPresent(LongPoll::callOff);
    }

    /** What keeps this instance from fetching, apart from another one that does; in a few words. */
    public Optional<String> trouble() {
        return troubles.words();
    }

    private Optional<Tenure> taken() {
        try {
            return lease.take(name, LEASE, clock.instant());
        } catch (RuntimeException e) {
            LOG.debug("Nobody can say whose turn it is: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Whether to go on after that. */
    private boolean hold(Tenure tenure) {
        LOG.info("This instance ({}) fetches the updates of the bot", name);
        LongPoll mine = new LongPoll(bot, POLL);
        poll = Optional.of(mine);
        if (isClosing()) {
            mine.callOff();
        }
        Reaction end = Reaction.wait(Duration.ZERO);
        Upkeep upkeep = Upkeep.of(
                () -> lease.take(name, LEASE, clock.instant()).isPresent(), mine::callOff, BETWEEN_RENEWALS, LEASE);
        try {
            end = fetch(mine, tenure.offset(clock.instant()));
        } finally {
            upkeep.close();
            release(end.everybody() ? end.pause() : Duration.ZERO);
        }
        rest(end.pause());
        return !end.forEver();
    }

    private Reaction fetch(LongPoll mine, long first) {
        long offset = first;
        while (!mine.isCalledOff()) {
            Reaction reaction;
            try {
                long asked = System.nanoTime();
                List<BotUpdate> updates = mine.ask(offset, troubles.limit());
                if (mine.isCalledOff()) {
                    break;
                }
                Optional<Long> next = kept(updates);
                if (next.isPresent() && !lease.advance(name, next.get(), clock.instant())) {
                    break;
                }
                offset = next.orElse(offset);
                troubles.none();
                boolean tooQuick = updates.isEmpty() && System.nanoTime() - asked < TOO_QUICK.toNanos();
                reaction = Reaction.wait(tooQuick ? BETWEEN_TRIES : Duration.ZERO);
            } catch (BotTrouble trouble) {
                reaction = troubles.to(trouble);
            } catch (RuntimeException ours) {
                reaction = troubles.to(ours);
            }
            if (reaction.leave()) {
                return reaction;
            }
            rest(reaction.pause());
        }
        return Reaction.wait(Duration.ZERO);
    }

    /** From which update on to ask next, if there were any. */
    private Optional<Long> kept(List<BotUpdate> updates) {
        if (updates.isEmpty()) {
            return Optional.empty();
        }
        receive.receive(updates.stream().map(JsonUpdate::of).toList());
        return updates.stream().map(update -> update.id() + 1).max(Long::compare);
    }

    private void release(Duration alone) {
        try {
            lease.release(name, clock.instant().plus(alone));
        } catch (RuntimeException e) {
            LOG.debug("The line is not let go, and goes by itself soon: {}", e.toString());
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void rest(Duration pause) {
        if (pause.isZero() || isClosing()) {
            return;
        }
        try {
            boolean unused = rest.await(closing, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits, at most until the end. */
    @FunctionalInterface
    interface Rest {
        boolean await(CountDownLatch end, long time, TimeUnit unit) throws InterruptedException;
    }
}
