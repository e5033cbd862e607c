package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.KeySchedule.Next;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows the keys of access tokens to those who look after them. */
public final class ListKeys {
    private final SigningKeys keys;
    private final KeySchedule schedule;

    public ListKeys(SigningKeys keys, KeySchedule schedule) {
        this.keys = keys;
        this.schedule = schedule;
    }

    /** Every key, oldest first. */
    public List<Shown> list() {
        List<SigningKeys.Key> all = keys.all();
        return all.stream()
                .map(key -> new Shown(key.id(), key.stage(), key.since(), schedule.next(key, all)))
                .toList();
    }

    /**
     * A key without its halves.
     *
     * @param since when it came to its stage
     * @param next what comes next for it; empty if it signs until somebody rotates the keys
     */
    public record Shown(String id, Stage stage, Instant since, Optional<Next> next) {}
}
