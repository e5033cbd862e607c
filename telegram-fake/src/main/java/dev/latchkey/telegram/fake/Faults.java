package dev.latchkey.telegram.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What goes wrong at will. The name of a method stands for its next calls, a star for those of any method. */
public final class Faults {
    private static final String ANY = "*";

    private final Map<String, Deque<Fault>> next = new ConcurrentHashMap<>();
    private final AtomicBoolean revoked = new AtomicBoolean();

    Faults() {}

    /** The next calls are refused with 429, for so many seconds. */
    public void tooMany(String method, int seconds, int times) {
        add(method, new Fault(Refusal.tooMany(seconds), false), times);
    }

    /** The next calls are refused so, before anything is done. */
    public void refuse(String method, int code, String description, int times) {
        add(method, new Fault(new Refusal(code, description, 0), false), times);
    }

    /** The next calls are carried out, and their answers get lost: 502 with a page of a gateway. */
    public void loseAnswers(String method, int times) {
        add(method, new Fault(new Refusal(502, "Bad Gateway", 0), true), times);
    }

    /** The bot's token is good no more, or good again. */
    public void revokeToken(boolean isRevoked) {
        revoked.set(isRevoked);
    }

    /** Everything is well from now on. */
    public void clear() {
        next.clear();
        revoked.set(false);
    }

    private void add(String method, Fault fault, int times) {
        next.compute(method, (name, known) -> {
            Deque<Fault> faults = known == null ? new ArrayDeque<>() : known;
            for (int each = 0; each < times; each++) {
                faults.add(fault);
            }
            return faults;
        });
    }

    boolean isRevoked() {
        return revoked.get();
    }

    /** What shall go wrong with this call; each fault is for one call. */
    Optional<Fault> take(String method) {
        return takeFor(method).or(() -> takeFor(ANY));
    }

    private Optional<Fault> takeFor(String method) {
        AtomicReference<Fault> taken = new AtomicReference<>();
        next.computeIfPresent(method, (name, faults) -> {
            taken.set(faults.remove());
            return faults.isEmpty() ? null : faults;
        });
        return Optional.ofNullable(taken.get());
    }

    /**
     * What goes wrong with one call.
     *
     * @param afterwards whether the work is done all the same
     */
    record Fault(Refusal refusal, boolean afterwards) {}
}
