package dev.latchkey.application.login.telegram.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the real ones: a map under a lock. */
public final class InMemoryWaitingUpdates implements WaitingUpdates {
    private final Map<Long, Held> all = new TreeMap<>();

    @Override
    public synchronized void add(List<WaitingUpdate> updates) {
        updates.forEach(update ->
                all.putIfAbsent(update.id(), new Held(update, State.WAITING, update.receivedAt(), Optional.empty())));
    }

    @Override
    public synchronized List<WaitingUpdate> claim(int max, Duration lease, Instant now) {
        List<WaitingUpdate> claimed = new ArrayList<>();
        List<Held> free = all.values().stream()
                .filter(held -> held.isOpen() && !held.dueAt.isAfter(now))
                .filter(held -> held.state == State.CLAIMED
                        || all.values().stream().noneMatch(other -> other.keepsBack(held, now)))
                .limit(max)
                .toList();
        for (Held held : free) {
            WaitingUpdate was = held.update;
            WaitingUpdate update =
                    new WaitingUpdate(was.id(), was.person(), was.json(), was.receivedAt(), was.attempts() + 1);
            all.put(was.id(), new Held(update, State.CLAIMED, now.plus(lease), Optional.empty()));
            claimed.add(update);
        }
        return claimed;
    }

    @Override
    public synchronized void renew(List<WaitingUpdate> claimed, Duration lease, Instant now) {
        claimed.forEach(update -> replace(update, new Held(update, State.CLAIMED, now.plus(lease), Optional.empty())));
    }

    @Override
    public synchronized void finish(WaitingUpdate claimed, Ending ending, Instant now) {
        replace(claimed, new Held(claimed, State.ENDED, now, Optional.of(ending)));
    }

    @Override
    public synchronized void repeat(WaitingUpdate claimed, Instant retryAt) {
        replace(claimed, new Held(claimed, State.WAITING, retryAt, Optional.empty()));
    }

    @Override
    public synchronized Figures figures() {
        return new Figures(
                (int) all.values().stream().filter(Held::isOpen).count(),
                (int) all.values().stream()
                        .filter(held -> held.ending.equals(Optional.of(Ending.GIVEN_UP)))
                        .count(),
                all.values().stream().map(held -> held.update.receivedAt()).max(Comparator.naturalOrder()));
    }

    private void replace(WaitingUpdate claimed, Held held) {
        var unused = all.computeIfPresent(
                claimed.id(),
                (id, was) -> was.state == State.CLAIMED && was.update.attempts() == claimed.attempts() ? held : was);
    }

    private enum State {
        WAITING,
        CLAIMED,
        ENDED
    }

    private record Held(WaitingUpdate update, State state, Instant dueAt, Optional<Ending> ending) {
        boolean isOpen() {
            return state != State.ENDED;
        }

        boolean keepsBack(Held other, Instant now) {
            boolean samePerson = update.person().isPresent() && update.person().equals(other.update.person());
            boolean goesFirst =
                    update.id() < other.update.id() && (update.attempts() < PATIENCE || !dueAt.isAfter(now));
            return isOpen() && samePerson && update.id() != other.update.id() && (state == State.CLAIMED || goesFirst);
        }
    }
}
