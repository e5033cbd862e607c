package dev.latchkey.application.login;

import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.invites.ActivateInvite;
import dev.latchkey.application.invites.Inviter;
import dev.latchkey.application.sessions.IssueTokens;
import dev.latchkey.application.sessions.OpenSession;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets in whoever has proved who they are: every door ends here. */
public final class SignIn {
    private final ActivateInvite activateInvite;
    private final OpenSession sessions;
    private final IssueTokens tokens;
    private final Transactions transactions;
    private final InstantSource clock;

    public SignIn(
            ActivateInvite activateInvite,
            OpenSession sessions,
            IssueTokens tokens,
            Transactions transactions,
            InstantSource clock) {
        this.activateInvite = activateInvite;
        this.sessions = sessions;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes the proof and opens a session, both or neither. A banned account takes the proof too, but opens none.
     *
     * @param invite entered for newcomers; for those who have an account, if they may still enter one
     */
    public SignedIn grant(Proof proof, Optional<InviteCode> invite, Origin origin) {
        Instant now = clock.instant();
        Admission admission = transactions.inOne(() -> {
            Entered entered = proof.take().at(now);
            if (entered.user().isBanned()) {
                return new Admission(entered, Optional.empty());
            }
            Entered invited =
                    invite.map(code -> invited(entered, code, origin, now)).orElse(entered);
            return new Admission(
                    invited, Optional.of(sessions.open(invited.user().id(), proof.method(), origin, now)));
        });
        OpenSession.Opened opened = admission.session().orElseThrow(() -> new Refused(AccountProblem.BANNED));
        User user = admission.entered().user();
        return new SignedIn(user, admission.entered().isNew(), tokens.issue(opened, user.role()));
    }

    private Entered invited(Entered entered, InviteCode code, Origin origin, Instant now) {
        User user = entered.user();
        try {
            Inviter unused = activateInvite.activate(user.id(), code, origin, now);
            return new Entered(user.invitedWith(code), entered.isNew());
        } catch (Refused refused) {
            if (entered.isNew()) {
                // The inviter was banned or left since the code was looked up. Nothing is spent; the client may try
                // again.
                throw new InvalidValue(
                        "invite_code", InviteProblem.UNKNOWN.code(), "must be the invite code of somebody");
            }
            return entered;
        }
    }

    /** Something that shows who somebody is. */
    public record Proof(AuthMethod method, Taking take) {}

    /** Makes a proof worthless from here on and leads to the account it proves, or refuses because it is already. */
    @FunctionalInterface
    public interface Taking {
        /** Runs in the transaction that opens the session. */
        Entered at(Instant now);
    }

    /** What the transaction came to; no session for the banned. */
    private record Admission(Entered entered, Optional<OpenSession.Opened> session) {}
}
