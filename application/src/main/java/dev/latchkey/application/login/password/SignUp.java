package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.EnrolAccount;
import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Opens an account with an e-mail address, which is not proved yet, and a password. */
public final class SignUp {
    private final EnrolAccount accounts;
    private final LookUpInvite lookUpInvite;
    private final ChoosePassword choose;
    private final Passwords passwords;
    private final SendLink link;
    private final SignIn signIn;
    private final Limits limits;

    public SignUp(
            EnrolAccount accounts,
            LookUpInvite lookUpInvite,
            ChoosePassword choose,
            Passwords passwords,
            SendLink link,
            SignIn signIn,
            Limits limits) {
        this.accounts = accounts;
        this.lookUpInvite = lookUpInvite;
        this.choose = choose;
        this.passwords = passwords;
        this.link = link;
        this.signIn = signIn;
        this.limits = limits;
    }

    public SignedIn signUp(Application application, Origin origin) {
        return signUp(application, (user, now) -> new Entered(user, true), origin);
    }

    /** As above, with more to be done in the transaction that opens the account. */
    SignedIn signUp(Application application, BiFunction<User, Instant, Entered> more, Origin origin) {
        accounts.mayChoose(application.role());
        limits.spend(new Limits.Use(Limit.SIGN_UP_PER_IP, origin.network().key()));
        application.invite().ifPresent(code -> lookUpInvite.check(code, origin));
        PasswordHash hash = choose.chosen(application.password(), application.email(), application.newcomer());
        SignIn.Proof proof = new SignIn.Proof(AuthMethod.PASSWORD, now -> {
            User user = accounts.open(application.email(), application.newcomer(), application.role(), origin, now)
                    .orElseThrow(() -> new Refused(AccountProblem.EMAIL_TAKEN));
            passwords.set(user.id(), hash, now);
            link.send(LinkPurpose.VERIFY_EMAIL, user, origin, now);
            return more.apply(user, now);
        });
        return signIn.grant(proof, application.invite(), origin);
    }

    /**
     * Somebody who wants an account.
     *
     * @param role what they want to be
     * @param invite the code of whoever invited them
     */
    public record Application(
            EmailAddress email,
            Password password,
            Newcomer newcomer,
            Role role,
            Optional<? extends InvitationCode> invite) {}
}
