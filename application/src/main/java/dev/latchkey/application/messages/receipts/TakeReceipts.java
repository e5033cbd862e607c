package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.messages.receipts.VendorDesk.Understood;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.messages.MessageProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the news that gateways tell of messages. The same news twice, or in another order, change nothing. */
public final class TakeReceipts {
    private final VendorDesk desk;
    private final MessageReceipts receipts;
    private final Refunds refunds;
    private final Transactions transactions;
    private final InstantSource clock;

    public TakeReceipts(
            VendorDesk desk,
            MessageReceipts receipts,
            Refunds refunds,
            Transactions transactions,
            InstantSource clock) {
        this.desk = desk;
        this.receipts = receipts;
        this.refunds = refunds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes a call of a vendor. Returns what it wants to hear.
     *
     * @throws Refused {@link MessageProblem#RECEIPT_REFUSED} if it is not from that vendor
     */
    public String call(String gateway, String secret, VendorCall call) {
        Understood understood =
                desk.read(gateway, secret, call).orElseThrow(() -> new Refused(MessageProblem.RECEIPT_REFUSED));
        understood.reports().forEach(this::take);
        return understood.thanks();
    }

    /** Takes news that came over a gateway's own connection. */
    public void take(DeliveryReport report) {
        if (report.refunded()) {
            transactions.allOrNothing(() -> takeAll(List.of(report)));
        } else {
            takeAll(List.of(report));
        }
    }

    /** Takes what came before its message was written down as sent. Returns how many news that were. */
    public int takeEarly() {
        return transactions.inOne(() -> {
            List<DeliveryReport> early = receipts.takeArrivedEarly();
            takeAll(early);
            return early.size();
        });
    }

    /** Forgets news of messages that are not ours. Returns how many there were. */
    public int forgetStrangers() {
        return receipts.forgetStrangers(clock.instant());
    }

    /** A refund counts though the message has moved before: it may be told later than the end. */
    private void takeAll(List<DeliveryReport> reports) {
        Set<Turn> refunded = new HashSet<>();
        for (DeliveryReport report : reports) {
            if (!report.names().isEmpty()) {
                MessageReceipts.Fate unused = receipts.apply(report, clock.instant());
                Optional.of(report)
                        .filter(DeliveryReport::refunded)
                        .flatMap(receipts::turnOf)
                        .ifPresent(refunded::add);
            }
        }
        if (!refunded.isEmpty()) {
            refunds.giveBack(refunded);
        }
    }
}
