package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.MessageState;
import java.util.List;
import java.util.Optional;

/** Messages that wait, were sent or were not, for those who look after the gateways. */
@Port
public interface MessageHistory {

    /**
     * The messages that the filter lets through, latest first.
     *
     * @param before the number from which on to list, exclusive; empty for the beginning
     */
    List<MessageLine> list(Filter filter, Optional<Long> before, int max);

    /**
     * Which messages; whatever is absent lets all of them through.
     *
     * @param gateway one that was asked
     */
    record Filter(Optional<MessageState> state, Optional<String> gateway) {}
}
