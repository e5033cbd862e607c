package dev.latchkey.application.login.telegram;

import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives people's accounts the Telegram that they have shown to be theirs. */
public final class LinkTelegram {
    private final CheckTelegram check;
    private final RequireProof proof;
    private final Limits limits;
    private final TelegramLinks links;
    private final SettleTelegram settle;
    private final Transactions transactions;
    private final InstantSource clock;

    public LinkTelegram(
            CheckTelegram check,
            RequireProof proof,
            Limits limits,
            TelegramLinks links,
            SettleTelegram settle,
            Transactions transactions,
            InstantSource clock) {
        this.check = check;
        this.proof = proof;
        this.limits = limits;
        this.links = links;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The account with that Telegram, in place of the one that it may have had.
     *
     * @throws Refused {@link AccountProblem#TELEGRAM_TAKEN} if it belongs to another account; what was shown stays good
     */
    public User link(Caller caller, TelegramProof shown, Origin origin) {
        proof.of(caller);
        limits.spend(new Limits.Use(Limit.TELEGRAM_CHANGE_PER_ACCOUNT, caller.user()));
        User changed = check.checked(
                shown,
                origin,
                vouched -> transactions.inOne(() -> {
                    vouched.spending().spend();
                    return linked(caller, vouched, origin, clock.instant());
                }));
        settle.announce();
        return changed;
    }

    private User linked(Caller caller, Vouched vouched, Origin origin, Instant now) {
        TelegramId wanted = vouched.person().id();
        TelegramLinks.Linked linked = links.link(caller.user(), vouched.person(), now)
                .orElseThrow(() -> new Refused(AccountProblem.TELEGRAM_TAKEN));
        if (!linked.from().equals(Optional.of(wanted))) {
            settle.linked(caller, linked, wanted, origin, now);
        }
        return linked.user();
    }
}
