package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.FailOver;
import dev.latchkey.domain.messages.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Messages that wait to be sent, kept until they are. */
@Port
public interface Outbox {

    /** Joins the transaction that is running, if there is one. */
    void add(SealedMessage message);

    /**
     * Takes up to so many of the messages of a channel that are due, oldest first. Nobody else gets them before the lease is over; a
     * message whose lease runs out without {@link #settle} is due again, for it may never have been sent; that it may be sent
     * twice is written down as {@link Handover.Tried#interrupted} in the same step. Messages past their expiry are not
     * given out.
     */
    @Consumes
    List<SealedMessage> claim(Channel channel, int max, Duration lease, Instant now);

    /**
     * Ends what was claimed: the texts are erased, save those of attempts that are to be repeated at {@link Attempt#retryAt}.
     * One that {@link Attempt#isTextSpared} is kept aside, the first time, and given out again only by
     * {@link dev.latchkey.application.messages.receipts.MessageReceipts#apply}.
     * Every gateway that was asked is written down in the same step.
     */
    void settle(List<Attempt> attempts, Instant now);

    /**
     * Erases the texts of messages that can no longer be sent, those kept aside included. What is with a gateway just then may
     * have been sent, and is not called expired. Returns how many there were, without those kept aside.
     */
    int expire(Instant now);

    /**
     * One attempt to send.
     *
     * @param retryAt when to try again; only if the outcome may be repeated
     */
    record Attempt(MessageId id, Handover handover, Instant retryAt) {

        /** Whether the message is to be sent again. */
        public boolean isToBeRepeated() {
            return FailOver.mayBeRepeated(handover.outcome());
        }

        /** Whether the text is kept aside: who has it may tell before it expires that it did not arrive. */
        public boolean isTextSpared() {
            return handover.another() && handover.outcome().consequence() == Consequence.TAKEN;
        }
    }
}
