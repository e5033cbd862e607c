package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The pages that wait at this instance. Whoever is said to have news is looked at, and so is everybody now and then, so that
 * nobody has to rely on what is said. However many there are, a look is one question for hundreds of them.
 */
public final class WaitingPages {
    /** What the memory of a small machine bears: a page that waits takes some ten kilobytes. */
    public static final int MOST = 20_000;

    /** Behind one address there may be a whole office, or many customers of a mobile network. */
    public static final int MOST_PER_NETWORK = 1_000;

    static final Duration BETWEEN_LOOKS_AT_ALL = Duration.ofSeconds(5);
    static final int MOST_AT_ONCE = 500;

    private static final int BYTES_OF_WORD = 8;
    private static final Duration UNTIL_SOMEBODY_LEAVES = Duration.ofSeconds(5);

    private final TelegramSessions sessions;
    private final InstantSource clock;
    private final Runnable bell;
    private final Map<String, Set<Place>> places = new ConcurrentHashMap<>();
    private final Map<Network, Integer> perNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger inAll = new AtomicInteger();
    private final Set<Place> due = ConcurrentHashMap.newKeySet();
    private volatile long lookedAtAll;

    /** @param bell rung when {@link #look()} has something to do */
    public WaitingPages(TelegramSessions sessions, InstantSource clock, Runnable bell, long nanoTime) {
        this.sessions = sessions;
        this.clock = clock;
        this.bell = bell;
        this.lookedAtAll = nanoTime;
    }

    /**
     * Keeps a place for a page, which misses nothing from now on and is told when it listens. To be left in any case.
     *
     * @throws Refused if too many of that network wait
     * @throws Unavailable if too many wait in all
     */
    public Place enter(TokenHash page, Network network) {
        if (inAll.incrementAndGet() > MOST) {
            int unused = inAll.decrementAndGet();
            throw new Unavailable("Too many pages wait");
        }
        if (perNetwork.merge(network, 1, Integer::sum) > MOST_PER_NETWORK) {
            forget(network);
            throw Refused.retryAfter(LimitProblem.EXCEEDED, UNTIL_SOMEBODY_LEAVES);
        }
        Place place = new Place(page, network);
        var unusedAll = places.compute(wordFor(page), (word, those) -> {
            Set<Place> all = those == null ? ConcurrentHashMap.newKeySet() : those;
            boolean unused = all.add(place);
            return all;
        });
        return place;
    }

    /** There may be news for those of this word, as the store says it. */
    public void heard(String word) {
        places.getOrDefault(word, Set.of()).forEach(Place::news);
    }

    /** Nobody knows what was said while nobody listened. */
    public void lookAtAll() {
        places.values().forEach(all -> all.forEach(Place::news));
    }

    /** Some time has passed: some are over, and now and then everybody is looked at. */
    public void tick(long nanoTime) {
        if (nanoTime - lookedAtAll >= BETWEEN_LOOKS_AT_ALL.toNanos()) {
            lookedAtAll = nanoTime;
            lookAtAll();
        }
        Instant now = clock.instant();
        places.values().forEach(all -> all.forEach(place -> place.tick(now, nanoTime)));
    }

    /** Tells those who are due how their sessions are. Returns how many were told. To be called by one thread. */
    public int look() {
        int told = 0;
        for (List<Place> some = someDue(); !some.isEmpty(); some = someDue()) {
            tell(some);
            told += some.size();
        }
        return told;
    }

    /** How many wait. */
    public int size() {
        return inAll.get();
    }

    /** What is said where there is news for that page: the beginning of the hash of its secret. */
    static String wordFor(TokenHash page) {
        return HexFormat.of().formatHex(page.bytes(), 0, BYTES_OF_WORD);
    }

    private List<Place> someDue() {
        List<Place> some = new ArrayList<>();
        Iterator<Place> all = due.iterator();
        while (all.hasNext() && some.size() < MOST_AT_ONCE) {
            some.add(all.next());
            // Whatever is said from here on is looked at again.
            all.remove();
        }
        return some;
    }

    private void tell(List<Place> some) {
        Map<TokenHash, TelegramSession> found;
        try {
            found = sessions.ofPages(some.stream().map(place -> place.page).collect(Collectors.toSet()));
        } catch (RuntimeException away) {
            some.forEach(place -> place.fail(away));
            return;
        }
        Instant now = clock.instant();
        some.forEach(place -> place.tell(Optional.ofNullable(found.get(place.page)), now));
    }

    private void forget(Network network) {
        int unused = inAll.decrementAndGet();
        var unusedCount = perNetwork.computeIfPresent(network, (any, count) -> count == 1 ? null : count - 1);
    }

    /** Where a page waits. */
    public final class Place implements AutoCloseable {
        private final TokenHash page;
        private final Network network;
        private volatile Optional<WaitingPage> who = Optional.empty();
        private volatile Instant until = Instant.MAX;
        // What follows is guarded by this.
        private boolean missed;
        private boolean left;

        private Place(TokenHash page, Network network) {
            this.page = page;
            this.network = network;
        }

        /** Tells that page what is known, and from here on whatever comes, what was missed since the place was kept first. */
        public void listen(TelegramSession known, WaitingPage listener) {
            listener.seen(Optional.of(known), clock.instant());
            until = known.expiresAt();
            synchronized (this) {
                who = Optional.of(listener);
                if (!missed) {
                    return;
                }
            }
            news();
        }

        /** Waits no longer. Leaving twice is leaving once. */
        @Override
        public void close() {
            synchronized (this) {
                if (left) {
                    return;
                }
                left = true;
            }
            var unusedRest = places.computeIfPresent(wordFor(page), (word, all) -> {
                boolean removed = all.remove(this);
                return removed && all.isEmpty() ? null : all;
            });
            boolean unused = due.remove(this);
            forget(network);
        }

        private void news() {
            synchronized (this) {
                missed = who.isEmpty();
                if (missed || left) {
                    return;
                }
            }
            if (due.add(this)) {
                bell.run();
            }
        }

        private void tick(Instant now, long nanoTime) {
            if (!now.isBefore(until)) {
                // Once: the look says until when it is then.
                until = Instant.MAX;
                news();
            }
            who.ifPresent(listener -> listener.tick(nanoTime));
        }

        private void tell(Optional<TelegramSession> session, Instant now) {
            session.ifPresent(known -> until = known.expiresAt());
            try {
                who.ifPresent(listener -> listener.seen(session, now));
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        private void fail(RuntimeException why) {
            who.ifPresent(listener -> listener.failed(why));
        }
    }
}
