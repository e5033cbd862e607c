package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.TelegramPerson;
import java.time.Instant;
import java.util.Optional;

/** Leads somebody for whom Telegram vouches to their account, opening one for those who come for the first time. */
public final class EnterByTelegram {
    private final Accounts accounts;
    private final OpenAccount openAccount;
    private final RecordAudit audit;

    public EnterByTelegram(Accounts accounts, OpenAccount openAccount, RecordAudit audit) {
        this.accounts = accounts;
        this.openAccount = openAccount;
        this.audit = audit;
    }

    /** Their account, which may be banned. To be called in a transaction, after the proof. */
    public Entered enter(TelegramPerson person, Origin origin, Instant now) {
        return found(person, origin, now)
                .or(() -> opened(person, origin, now))
                // Somebody opened it beside this sign-in.
                .or(() -> found(person, origin, now))
                .orElseThrow(() -> new IllegalStateException("The Telegram is taken by nobody"));
    }

    private Optional<Entered> found(TelegramPerson person, Origin origin, Instant now) {
        return accounts.signInByTelegram(person, now).map(user -> EnterAccount.known(user, origin, audit));
    }

    private Optional<Entered> opened(TelegramPerson person, Origin origin, Instant now) {
        return openAccount.open(person.id(), Newcomer.of(person), origin, now).map(user -> new Entered(user, true));
    }
}
