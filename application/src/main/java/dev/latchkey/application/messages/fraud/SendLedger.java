package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.receipts.Turn;
import dev.latchkey.application.shared.Counts;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.SendRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was decided about messages to phones, and the money that they take. Shared by all instances. */
@Port
public interface SendLedger {

    /**
     * Writes down that a message is sent and takes its price from every budget; if one of them has not enough left, takes
     * nothing and writes down that it was not sent. However many callers there are at once, what was taken within an hour
     * and not given back is never more than the budget of an hour, and so for the day. An entry for a message that was
     * entered before changes nothing and is answered as the first one was. What costs nothing counts as charged at once.
     */
    @Counts
    Optional<Overspent> enter(Entry entry, Budgets budgets);

    /**
     * Takes the price of sending a message once more, as {@link #enter} does for the first time, and answers whether it may be
     * sent. That is taken once: the next who asks for the same message hears yes and takes nothing. If a budget has not enough
     * left, that is written down and the answer is no, as it is for a message that was never entered or never sent.
     */
    @Counts
    boolean enterAgain(MessageId id, Money price, Budgets budgets, Instant now);

    /** Writes down something that takes no money. */
    void note(Entry entry);

    /**
     * What messages cost in the end. What was taken beyond it is given back; the first word on a message counts, and no more
     * is charged than was taken. After {@link #enterAgain} the next word counts too, for the second time.
     */
    void settle(Map<MessageId, Money> prices);

    /**
     * Gives back what was charged for these by gateways that have refunded it, and no other part of what a message was charged
     * for. What is not charged yet costs nothing then. However often and by however many callers it is told, each is given
     * back once. Joins the transaction that is running. Returns for how many there was something to give back.
     */
    @Counts
    int refund(Set<Turn> turns);

    /** Gives back what was taken for messages that were never handed to anybody and will not be. Returns for how many. */
    int release(Instant now);

    /** The code in that message was typed. */
    void typed(MessageId id, Instant at);

    /** The ranges that codes sent after one moment and up to another make suspicious. */
    Set<Range> suspicious(Instant after, Instant upTo);

    /** What was taken and not given back within the last hour and the last day, while there were budgets. */
    Spent spent(Instant now);

    /**
     * What was decided about the number of any of these digests, latest first.
     *
     * @param before only those below that number, if there is one
     */
    List<Decision> about(List<String> phones, Optional<Long> before, int count);

    /**
     * A budget that has not enough left.
     *
     * @param pause how long until it has, if nothing else is taken
     */
    record Overspent(SendRule rule, Duration pause) {}

    /** Money that was spent. */
    record Spent(Money hour, Money day) {}
}
