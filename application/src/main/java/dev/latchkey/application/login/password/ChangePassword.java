package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives people another password, or their first one. Their other sessions end. */
public final class ChangePassword {
    private final ViewProfile view;
    private final ProveOwner proveOwner;
    private final ChoosePassword choose;
    private final SettlePassword settle;
    private final Limits limits;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangePassword(
            ViewProfile view,
            ProveOwner proveOwner,
            ChoosePassword choose,
            SettlePassword settle,
            Limits limits,
            Transactions transactions,
            InstantSource clock) {
        this.view = view;
        this.proveOwner = proveOwner;
        this.choose = choose;
        this.settle = settle;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void change(Caller caller, Optional<Password> current, Password wanted, Origin origin) {
        limits.spend(new Limits.Use(Limit.PASSWORD_CHANGE_PER_ACCOUNT, caller.user()));
        User user = view.view(caller);
        Optional<PasswordHash> old = proveOwner.of(caller, current, origin);
        PasswordHash fresh = choose.chosen(wanted, user);
        transactions.allOrNothing(() -> {
            Instant now = clock.instant();
            proveOwner.replace(user.id(), old, fresh, now);
            settle.settle(user, Optional.of(caller.session()), origin, now);
        });
        settle.announce();
    }
}
