package dev.latchkey.application.invites.rewards;

import dev.latchkey.application.invites.rewards.Rewards.Attempt;
import dev.latchkey.application.invites.rewards.Rewards.Outcome;
import dev.latchkey.application.shared.Delivery;
import dev.latchkey.application.shared.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Tells the receiver of the rewards that wait, each at least once: until it says that it has them, or for three days. A round
 * sends some at once and waits for all answers, so nothing is on its way between rounds.
 */
public final class DeliverRewards implements Delivery {
    static final Duration LEASE = Duration.ofMinutes(2);
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final int AT_ONCE = 8;
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofHours(1));

    private final Rewards rewards;
    private final RewardReceiver receiver;
    private final InstantSource clock;
    private volatile int inFlight;

    public DeliverRewards(Rewards rewards, RewardReceiver receiver, InstantSource clock) {
        this.rewards = rewards;
        this.receiver = receiver;
        this.clock = clock;
    }

    @Override
    public int deliver() {
        Instant now = clock.instant();
        List<RewardEvent> due = rewards.claim(AT_ONCE, LEASE, now);
        if (due.isEmpty()) {
            return 0;
        }
        List<CompletableFuture<Boolean>> answers =
                due.stream().map(event -> send(event, now)).toList();
        inFlight = due.size();
        boolean all = await(answers);
        inFlight = 0;
        rewards.settle(answered(due, answers), clock.instant());
        if (!all) {
            Thread.currentThread().interrupt();
        }
        return due.size();
    }

    /** Everything is settled by the round that sent it. */
    @Override
    public int settle() {
        return 0;
    }

    @Override
    public int inFlight() {
        return inFlight;
    }

    private CompletableFuture<Boolean> send(RewardEvent event, Instant now) {
        try {
            return receiver.send(event, now).exceptionally(trouble -> false);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(false);
        }
    }

    /** False if this thread is told to stop before all have answered. */
    private static boolean await(List<CompletableFuture<Boolean>> answers) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Answers never fail", e);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** What is not answered is not settled: its lease runs out, and it is sent again. */
    private List<Attempt> answered(List<RewardEvent> due, List<CompletableFuture<Boolean>> answers) {
        return IntStream.range(0, due.size())
                .filter(i -> answers.get(i).isDone())
                .mapToObj(i -> attempt(due.get(i), answers.get(i).join()))
                .toList();
    }

    private Attempt attempt(RewardEvent event, boolean delivered) {
        Instant now = clock.instant();
        Instant retryAt = now.plus(PAUSES.after(event.attempts()));
        if (delivered) {
            return new Attempt(event.id(), event.attempts(), Outcome.DELIVERED, retryAt);
        }
        boolean late = !now.isBefore(event.qualifiedAt().plus(PATIENCE));
        return new Attempt(event.id(), event.attempts(), late ? Outcome.GIVEN_UP : Outcome.AGAIN, retryAt);
    }
}
