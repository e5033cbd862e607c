package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import java.util.Optional;

/** Shows people who came through their code, latest first. */
public final class ListInvited {
    private final Invites invites;

    public ListInvited(Invites invites) {
        this.invites = invites;
    }

    /**
     * One page of the list.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<Invited> list(Caller caller, Optional<Cursor> from, int size) {
        return Page.of(invites.invitedBy(caller.user(), from.map(Cursor::position), size + 1), size, Invited::position);
    }
}
