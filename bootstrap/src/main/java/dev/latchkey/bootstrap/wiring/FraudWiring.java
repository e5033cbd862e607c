package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.phone.AdmitCode;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.application.messages.Toll;
import dev.latchkey.application.messages.fraud.ChargeMessages;
import dev.latchkey.application.messages.fraud.GiveBackMoney;
import dev.latchkey.application.messages.fraud.JudgeSend;
import dev.latchkey.application.messages.fraud.NoteTyped;
import dev.latchkey.application.messages.fraud.Prices;
import dev.latchkey.application.messages.fraud.SuspiciousRanges;
import dev.latchkey.application.messages.fraud.ViewDecisions;
import dev.latchkey.application.messages.receipts.Refunds;
import dev.latchkey.application.messages.receipts.TellVendors;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.shared.Leftovers;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.bootstrap.config.FraudConfig;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.persistence.messages.fraud.PostgresSendLedger;
import dev.latchkey.security.HmacPhoneDigests;
import dev.latchkey.sms.LibDestinations;
import java.util.function.Predicate;

/** Whether messages to phones are sent, and what they cost. */
public final class FraudWiring {
    private final PostgresSendLedger ledger;
    private final HmacPhoneDigests digests;
    private final Prices prices;
    private final JudgeSend judge;
    private final SuspiciousRanges suspicious;
    private final Predicate<PhoneNumber> nobodys;

    FraudWiring(StorageWiring storage, FraudConfig config, SmsRouting routing) {
        this.ledger = new PostgresSendLedger(storage.sql());
        this.digests = new HmacPhoneDigests(storage.secrets());
        this.prices = new Prices(config.tariffs(), routing);
        this.judge = new JudgeSend(new LibDestinations(), digests, prices, ledger, config.rules(), storage.clock());
        this.nobodys =
                phone -> config.testNumbers().include(phone, storage.clock().instant());
        this.suspicious = new SuspiciousRanges(ledger, storage.clock());
    }

    AdmitCode admit(Limits limits, RecogniseNetwork recognise) {
        return new AdmitCode(judge, suspicious, limits, recognise);
    }

    NoteTyped typed(TellVendors tell) {
        return new NoteTyped(ledger, tell);
    }

    Toll toll() {
        return new ChargeMessages(judge, prices, ledger, nobodys);
    }

    /** Money that was taken for messages that never went anywhere. */
    Leftovers unspent() {
        return ledger::release;
    }

    ViewDecisions view(RecordAudit audit) {
        return new ViewDecisions(ledger, digests, audit);
    }

    /** Who is told of money that gateways give back; they tell it before their routes are known here. */
    static Refunds refunds(StorageWiring storage) {
        return new GiveBackMoney(new PostgresSendLedger(storage.sql()));
    }

    /** The same for the operator at the machine. */
    public static ViewDecisions viewOnly(StorageWiring storage) {
        return new ViewDecisions(
                new PostgresSendLedger(storage.sql()),
                new HmacPhoneDigests(storage.secrets()),
                new AuditWiring(storage).record());
    }
}
