package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of messages after gateways have taken them. */
@Port
public interface MessageReceipts {

    /** For how long news are kept whose message is not known yet: vendors may be quicker than we write down what they said. */
    Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * Brings a message forward, in one step: {@link dev.latchkey.domain.messages.MessageState#mayFollow} decides, whoever else
     * has news of it at the same time. News of a message that no attempt is known of are kept for a while.
     */
    @Consumes
    Fate apply(DeliveryReport report, Instant now);

    /** Which turn of a message news are of, whatever they say; empty while no attempt is known that they could be of. */
    Optional<Turn> turnOf(DeliveryReport report);

    /** Takes the kept news whose messages are known by now; nobody else gets them. Joins the transaction that is running. */
    @Consumes
    List<DeliveryReport> takeArrivedEarly();

    /** Forgets what was kept for so long that it is of no message of ours. Returns how many there were. */
    int forgetStrangers(Instant now);

    /** What became of news. */
    enum Fate {
        /** The message is further than before. */
        MOVED,
        /** The message was there already, or further. */
        OLD,
        /** No such message, so far. */
        STRANGER
    }
}
