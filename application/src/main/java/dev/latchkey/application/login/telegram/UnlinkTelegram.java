package dev.latchkey.application.login.telegram;

import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes the Telegram away from people's accounts, unless it is all that they can sign in with. */
public final class UnlinkTelegram {
    private final RequireProof proof;
    private final TelegramLinks links;
    private final ViewProfile view;
    private final SettleTelegram settle;
    private final Transactions transactions;
    private final InstantSource clock;

    public UnlinkTelegram(
            RequireProof proof,
            TelegramLinks links,
            ViewProfile view,
            SettleTelegram settle,
            Transactions transactions,
            InstantSource clock) {
        this.proof = proof;
        this.links = links;
        this.view = view;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Does nothing to an account that has none.
     *
     * @throws Refused {@link AccountProblem#LAST_WAY_IN}
     */
    public void unlink(Caller caller, Origin origin) {
        proof.of(caller);
        transactions.allOrNothing(() -> {
            Instant now = clock.instant();
            Optional<TelegramId> before = links.unlink(caller.user(), now);
            User user = view.view(caller);
            if (before.isPresent()) {
                settle.unlinked(user.id(), Optional.of(caller.session()), before.get(), origin, now);
            } else if (user.telegram().isPresent()) {
                throw new Refused(AccountProblem.LAST_WAY_IN);
            }
        });
        settle.announce();
    }
}
