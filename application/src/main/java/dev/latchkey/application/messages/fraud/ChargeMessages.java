package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.Toll;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SendRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Judges notices, which nobody can be refused, when they are about to be sent; and charges every message what the gateway takes
 * that has sent it. What is never charged, because the process died, stays charged with what it might have cost.
 */
public final class ChargeMessages implements Toll {
    private final JudgeSend judge;
    private final Prices prices;
    private final SendLedger ledger;
    private final Predicate<PhoneNumber> nobodys;
    private final Queue<Charge> due = new ConcurrentLinkedQueue<>();

    /** Charges for messages to every number. */
    public ChargeMessages(JudgeSend judge, Prices prices, SendLedger ledger) {
        this(judge, prices, ledger, phone -> false);
    }

    /** @param nobodys numbers for reviewers: they have no phone that could ring, so nothing is sent to them */
    public ChargeMessages(JudgeSend judge, Prices prices, SendLedger ledger, Predicate<PhoneNumber> nobodys) {
        this.judge = judge;
        this.prices = prices;
        this.ledger = ledger;
        this.nobodys = nobodys;
    }

    @Override
    public boolean admits(OutgoingMessage notice) {
        Draft draft = judge.draft(notice, Optional.empty());
        if (nobodys.test(notice.phone())) {
            judge.refuse(draft, Verdict.of(SendRule.TEST_NUMBER));
            return false;
        }
        Optional<SendRule> unserved = judge.unserved(draft);
        if (unserved.isPresent() && judge.enforces()) {
            judge.refuse(draft, Verdict.of(unserved.get()));
            return false;
        }
        return judge.enter(draft, unserved.map(Verdict::of)).isEmpty();
    }

    @Override
    public boolean admitsAgain(OutgoingMessage code, Set<String> passedOver) {
        return judge.enterAgain(code, passedOver);
    }

    @Override
    public void noteHandover(OutgoingMessage message, Handover handover) {
        Consequence consequence = handover.outcome().consequence();
        if (consequence == Consequence.LATER || prices.worst(message).equals(Money.NONE)) {
            return;
        }
        boolean paid = consequence == Consequence.TAKEN || consequence == Consequence.UNCERTAIN;
        due.add(new Charge(message.id(), paid ? prices.of(handover.gateway(), message) : Money.NONE));
    }

    @Override
    public void settle() {
        Map<MessageId, Money> charges = new HashMap<>();
        for (Charge next = due.poll(); next != null; next = due.poll()) {
            charges.put(next.message(), next.price());
        }
        if (!charges.isEmpty()) {
            ledger.settle(charges);
        }
    }

    private record Charge(MessageId message, Money price) {}
}
