package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.shared.Network;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about messages to phones by what is known without knowing whose phone it is, takes their price from the budgets, and
 * writes every decision down.
 */
public final class JudgeSend {
    private final Destinations destinations;
    private final PhoneDigests digests;
    private final Prices prices;
    private final SendLedger ledger;
    private final FraudRules rules;
    private final InstantSource clock;
    private final Quota refusals;

    public JudgeSend(
            Destinations destinations,
            PhoneDigests digests,
            Prices prices,
            SendLedger ledger,
            FraudRules rules,
            InstantSource clock) {
        this.destinations = destinations;
        this.digests = digests;
        this.prices = prices;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
        this.refusals = new Quota(clock);
    }

    /** The message as it is judged. Nothing is decided yet. */
    public Draft draft(OutgoingMessage message, Optional<Network> network) {
        return new Draft(
                message.id(),
                message.phone(),
                message.purpose(),
                network,
                destinations.of(message.phone()),
                prices.worst(message),
                clock.instant());
    }

    /** The name of the numbers like that one. */
    public String prefixOf(Draft draft) {
        return digests.ofPrefix(draft.phone());
    }

    /** Why no texts are sent to such a number; empty if they are. */
    public Optional<SendRule> unserved(Draft draft) {
        return rules.served().refusal(draft.destination());
    }

    /** Whether what looks like fraud is refused, or only written down. */
    public boolean enforces() {
        return rules.enforced();
    }

    /** Takes the price and writes down that the message is sent; or that it is not, because a budget is used up. */
    public Optional<SendLedger.Overspent> enter(Draft draft, Optional<Verdict> remark) {
        return ledger.enter(entry(draft, remark.orElse(Verdict.ALLOWED), true), rules.budgets());
    }

    /** Takes the price of sending a message once more past those gateways, unless a budget is used up. */
    public boolean enterAgain(OutgoingMessage message, Set<String> passedOver) {
        return ledger.enterAgain(message.id(), prices.worst(message, passedOver), rules.budgets(), clock.instant());
    }

    /** Writes down that the message is not sent, unless that has been so for very many lately. */
    public void refuse(Draft draft, Verdict verdict) {
        if (refusals.takeOne()) {
            ledger.note(entry(draft, verdict, false));
        }
    }

    private Entry entry(Draft draft, Verdict verdict, boolean sent) {
        return new Entry(draft, digests.of(draft.phone()), prefixOf(draft), verdict, rules.mode(), sent);
    }
}
