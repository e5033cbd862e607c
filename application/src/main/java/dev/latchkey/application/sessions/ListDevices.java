package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.UserId;
import java.time.InstantSource;
import java.util.Optional;

/** Shows people where they are signed in, latest sign-in first. */
public final class ListDevices {
    private final Sessions sessions;
    private final InstantSource clock;

    public ListDevices(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * One page of the list.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<Sessions.Device> list(Caller caller, Optional<Cursor> from, int size) {
        return list(caller.user(), from, size);
    }

    /** The same for people who have shown to be the owner in another way than by a session. */
    public Page<Sessions.Device> list(UserId owner, Optional<Cursor> from, int size) {
        return Page.of(
                sessions.devicesOf(owner, from.map(Cursor::position), size + 1, clock.instant()),
                size,
                Sessions.Device::position);
    }
}
