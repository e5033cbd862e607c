package dev.latchkey.application.login;

import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.IssueTokens;
import dev.latchkey.application.sessions.OpenSession;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets in whoever has proved who they are: every door ends here. */
public final class SignIn {
    private static final Set<Problem> NOT_ADMITTED =
            Set.of(AccountProblem.REGISTRATION_CLOSED, AccountProblem.INVITE_NEEDED, ProviderProblem.NONE);

    private final Welcome welcome;
    private final OpenSession sessions;
    private final IssueTokens tokens;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public SignIn(
            Welcome welcome,
            OpenSession sessions,
            IssueTokens tokens,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.welcome = welcome;
        this.sessions = sessions;
        this.tokens = tokens;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the proof and opens a session, both or neither. An account that is not let in, such as a banned one, takes
     * the proof too, but opens none.
     *
     * @param invite entered for newcomers; for those who have an account, if they may still enter one
     */
    public SignedIn grant(Proof proof, Optional<? extends InvitationCode> invite, Origin origin) {
        Instant now = clock.instant();
        Admission admission = admitted(proof, invite, origin, now);
        OpenSession.Opened opened = admission
                .session()
                .orElseThrow(() -> new Refused(admission.entered().refusal().orElseThrow()));
        User user = admission.entered().user();
        return new SignedIn(
                user, admission.entered().isNew(), opened.session().id(), tokens.issue(opened, user.role()));
    }

    private Admission admitted(Proof proof, Optional<? extends InvitationCode> invite, Origin origin, Instant now) {
        try {
            return transactions.inOne(() -> {
                Entered entered = proof.take().at(now);
                if (entered.refusal().isPresent()) {
                    return new Admission(entered, Optional.empty());
                }
                Entered received = welcome.receive(entered, invite, origin, now);
                return new Admission(
                        received, Optional.of(sessions.open(received.user().id(), proof.method(), origin, now)));
            });
        } catch (Refused refused) {
            if (NOT_ADMITTED.contains(refused.problem())) {
                audit.stranger(
                        AuditAction.SIGN_IN_REFUSED,
                        origin,
                        Map.of("reason", refused.problem().code()));
            }
            throw refused;
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

    /** What the transaction came to; no session for those who are not let in. */
    private record Admission(Entered entered, Optional<OpenSession.Opened> session) {}
}
