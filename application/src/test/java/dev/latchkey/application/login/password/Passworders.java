package dev.latchkey.application.login.password;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.World;
import dev.latchkey.application.accounts.EnrolAccount;
import dev.latchkey.application.accounts.EnterAccount;
import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.accounts.MoveEmail;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.accounts.ProveEmail;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.Door;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.sessions.ProveSession;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the world can do with passwords. */
public final class Passworders {
    public static final String STOLEN = "stolen somewhere";
    public static final LinkRules RULES =
            new LinkRules(URI.create("https://id.example.net/"), Duration.ofHours(24), Duration.ofMinutes(30));

    public final SignUp signUp;
    public final SignUpProvider signUpProvider;
    public final LogIn logIn;
    public final ChangePassword changePassword;
    public final ForgotPassword forgotPassword;
    public final ResetPassword resetPassword;
    public final VerifyEmail verifyEmail;
    public final SendVerification sendVerification;
    public final RequestEmailChange requestEmailChange;
    public final ConfirmEmailChange confirmEmailChange;

    public final ProveByPassword proveByPassword;

    private final InMemoryStores stores;

    public Passworders(
            World world,
            RandomGenerator random,
            RecordAudit audit,
            RecogniseNetwork recognise,
            boolean firstIsAdmin,
            InstantSource time) {
        this.stores = world.stores;
        QueueLetter letters = world.queueLetter;
        SendLink link = new SendLink(stores.links, letters, RULES, random);
        LookUpAccount lookUp = new LookUpAccount(stores.accounts);
        OpenLink openLink = new OpenLink(stores.links, lookUp, world.limits);
        ChoosePassword choose = new ChoosePassword(
                password -> password.text().equals(STOLEN), world.passwordHasher, Set.of("latchkey"));
        EndSessions endSessions = new EndSessions(stores.sessions, world.revocations);
        SettlePassword settle = new SettlePassword(stores.links, endSessions, audit, world.tellOwner);
        ProveEmail proveEmail = new ProveEmail(stores.accounts, audit, firstIsAdmin, world.qualifyReferral::qualify);
        signUp = new SignUp(
                new EnrolAccount(world.openAccount),
                new LookUpInvite(stores.invites, stores.campaigns, world.limits, time),
                choose,
                stores.passwords,
                link,
                world.signIn,
                world.limits);
        signUpProvider = new SignUpProvider(signUp, world.openProvider, lookUp);
        logIn = new LogIn(
                stores.passwords,
                world.passwordHasher,
                new PasswordGate(recognise, world.limits),
                new EnterAccount(stores.accounts, audit),
                world.signIn,
                audit,
                time);
        ProveOwner proveOwner = new ProveOwner(
                stores.passwords,
                world.passwordHasher,
                new RequireProof(stores.sessions, Duration.ofMinutes(10), time),
                audit);
        changePassword = new ChangePassword(
                world.viewProfile, proveOwner, choose, settle, world.limits, stores.transactions, time);
        proveByPassword = new ProveByPassword(
                stores.passwords,
                world.passwordHasher,
                new PasswordGate(recognise, world.limits),
                new ProveSession(stores.sessions, audit),
                stores.transactions,
                audit,
                time);
        forgotPassword = new ForgotPassword(lookUp, link, world.limits, stores.transactions, Runnable::run, time);
        resetPassword =
                new ResetPassword(openLink, choose, stores.passwords, proveEmail, settle, stores.transactions, time);
        verifyEmail = new VerifyEmail(openLink, proveEmail, stores.transactions, time);
        RequireProof requireProof = new RequireProof(stores.sessions, Duration.ofMinutes(10), time);
        requestEmailChange =
                new RequestEmailChange(world.viewProfile, requireProof, world.limits, link, stores.transactions, time);
        confirmEmailChange = new ConfirmEmailChange(
                openLink,
                new MoveEmail(stores.accounts, stores.unprovedEmails, proveEmail, audit),
                endSessions,
                world.tellOwner,
                stores.transactions,
                time);
        sendVerification = new SendVerification(world.viewProfile, link, world.limits, stores.transactions, time);
    }

    /** Somebody who has just signed up with that address and password. */
    public SignedIn signUp(EmailAddress email, String password) {
        return signUp.signUp(
                new SignUp.Application(email, new Password(password), Newcomer.SILENT, Role.STUDENT, Optional.empty()),
                Some.origin());
    }

    public SignedIn logIn(String name, String password) {
        return logIn(name, password, Some.origin());
    }

    public SignedIn logIn(String name, String password, Origin origin) {
        return logIn.logIn(new LoginName(name), new Password(password), Door.EVERYBODY, origin);
    }

    /** The token in the latest letter of that kind to that address. */
    public String tokenTo(EmailAddress email, LetterKind kind) {
        List<Letter> letters = stores.letters.of(kind, email);
        String link = letters.get(letters.size() - 1).link().orElseThrow().toString();
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }
}
