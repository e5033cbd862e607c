package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.Permission;
import java.util.Optional;

/** Shows administrators what became of messages, latest first. */
public final class ListMessages {
    private final MessageHistory history;
    private final Limits limits;

    public ListMessages(MessageHistory history, Limits limits) {
        this.history = history;
        this.limits = limits;
    }

    /**
     * One page.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<MessageLine> list(Caller caller, MessageHistory.Filter filter, Optional<Cursor> from, int size) {
        caller.must(Permission.SEE_MESSAGES);
        limits.spend(new Limits.Use(Limit.MESSAGES_PER_ACCOUNT, caller.user()));
        return Page.of(history.list(filter, from.map(Cursor::position), size + 1), size, MessageLine::number);
    }
}
