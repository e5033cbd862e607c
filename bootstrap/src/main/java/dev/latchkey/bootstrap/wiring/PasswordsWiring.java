package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.AppointAdministrator;
import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.password.BreachedPasswords;
import dev.latchkey.application.login.password.ChangePassword;
import dev.latchkey.application.login.password.ChoosePassword;
import dev.latchkey.application.login.password.ConfirmEmailChange;
import dev.latchkey.application.login.password.ForgotPassword;
import dev.latchkey.application.login.password.LogIn;
import dev.latchkey.application.login.password.OpenLink;
import dev.latchkey.application.login.password.PasswordGate;
import dev.latchkey.application.login.password.PasswordHasher;
import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.login.password.ProveByPassword;
import dev.latchkey.application.login.password.ProveOwner;
import dev.latchkey.application.login.password.RequestEmailChange;
import dev.latchkey.application.login.password.ResetPassword;
import dev.latchkey.application.login.password.SeatAdministrator;
import dev.latchkey.application.login.password.SendLink;
import dev.latchkey.application.login.password.SendVerification;
import dev.latchkey.application.login.password.SettlePassword;
import dev.latchkey.application.login.password.SignUp;
import dev.latchkey.application.login.password.SignUpProvider;
import dev.latchkey.application.login.password.VerifyEmail;
import dev.latchkey.application.login.phone.VerifyProviderCode;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.providers.OpenProvider;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.PasswordsConfig;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.ProfileRoutes;
import dev.latchkey.http.login.EmailChangeRoutes;
import dev.latchkey.http.login.LinkRoutes;
import dev.latchkey.http.login.PasswordRoutes;
import dev.latchkey.http.login.ProviderLoginRoutes;
import dev.latchkey.persistence.accounts.PostgresStanding;
import dev.latchkey.persistence.login.PostgresMailLinks;
import dev.latchkey.persistence.login.PostgresPasswords;
import dev.latchkey.security.Argon2PasswordHasher;
import dev.latchkey.security.HashGate;
import dev.latchkey.security.PwnedPasswordsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Signing in with a password, and the links by which people get a new one. */
public final class PasswordsWiring {
    private static final String PRODUCT = "latchkey";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_LATER = 1_000;

    private final StorageWiring storage;
    private final PasswordsConfig config;
    private final PasswordHasher hasher;
    private final ChoosePassword choose;
    private final Passwords passwords;
    private final PostgresMailLinks links;
    private final QueueLetter letters;
    private final Executor later;

    /** Hashes a first password, so that the start fails where that cannot be done. */
    public PasswordsWiring(StorageWiring storage, PasswordsConfig config, MailWiring mail, Closing closing) {
        this.storage = storage;
        this.config = config;
        this.hasher = new Argon2PasswordHasher(
                config.cost(), storage.random(), new HashGate(config.hashesAtOnce(), PATIENCE));
        BreachedPasswords breached = config.breached()
                .<BreachedPasswords>map(file -> opened(file, closing))
                .orElse(BreachedPasswords.NONE);
        this.choose = new ChoosePassword(breached, hasher, Set.of(PRODUCT));
        this.passwords = new PostgresPasswords(storage.sql());
        this.links = new PostgresMailLinks(storage.sql());
        this.letters = mail.queue();
        this.later = closing.add("what is done after answers", oneByOne(), PasswordsWiring::finish);
    }

    List<Routes> routes(
            SignIn signIn, AccountsWiring accounts, SessionsWiring sessions, InvitesWiring invites, Doors doors) {
        InstantSource clock = storage.clock();
        Limits limits = doors.limits().limits();
        Transactions transactions = doors.messages().transactions();
        SendLink link = new SendLink(links, letters, config.links(), storage.random());
        LookUpAccount lookUp = accounts.lookUp();
        OpenLink openLink = new OpenLink(links, lookUp, limits);
        SettlePassword settle =
                new SettlePassword(links, sessions.end(), doors.audit().record(), doors.tell());
        ProveOwner proveOwner = new ProveOwner(
                passwords, hasher, sessions.requireProof(), doors.audit().record());
        SignUp signUp = new SignUp(accounts.enrol(), invites.lookUp(), choose, passwords, link, signIn, limits);
        LogIn logIn = new LogIn(
                passwords,
                hasher,
                new PasswordGate(sessions.recognise(), limits),
                accounts.enter(),
                signIn,
                doors.audit().record(),
                clock);
        RequestEmailChange requestEmailChange =
                new RequestEmailChange(accounts.view(), sessions.requireProof(), limits, link, transactions, clock);
        return List.of(
                new ProviderLoginRoutes(
                        accounts.readPhone(),
                        new SignUpProvider(signUp, doors.openProvider(), lookUp),
                        logIn,
                        doors.providerCode()),
                new ProfileRoutes(sessions.callers(), accounts.view(), accounts.edit(), requestEmailChange),
                new EmailChangeRoutes(
                        sessions.callers(),
                        requestEmailChange,
                        new ConfirmEmailChange(
                                openLink, accounts.moveEmail(), sessions.end(), doors.tell(), transactions, clock),
                        config.links()),
                new PasswordRoutes(
                        sessions.callers(),
                        signUp,
                        logIn,
                        new ChangePassword(accounts.view(), proveOwner, choose, settle, limits, transactions, clock)),
                new LinkRoutes(
                        sessions.callers(),
                        new ForgotPassword(lookUp, link, limits, transactions, later, clock),
                        new ResetPassword(
                                openLink, choose, passwords, accounts.proveEmail(), settle, transactions, clock),
                        new VerifyEmail(openLink, accounts.proveEmail(), transactions, clock),
                        new SendVerification(accounts.view(), link, limits, transactions, clock),
                        config.links()));
    }

    /** Makes whom the settings name administrator, where there is none. */
    public SeatAdministrator seatAdministrator() {
        RecordAudit audit = new AuditWiring(storage).record();
        return new SeatAdministrator(
                new AppointAdministrator(new PostgresStanding(storage.sql()), storage.random(), audit),
                passwords,
                hasher,
                storage.transactions(),
                storage.clock());
    }

    /** Showing with a password that it is still the same person. */
    ProveByPassword proveByPassword(SessionsWiring sessions, Doors doors) {
        return new ProveByPassword(
                passwords,
                hasher,
                new PasswordGate(sessions.recognise(), doors.limits().limits()),
                sessions.prove(),
                storage.transactions(),
                doors.audit().record(),
                storage.clock());
    }

    private static PwnedPasswordsFile opened(Path file, Closing closing) {
        try {
            return closing.add("the list of stolen passwords", PwnedPasswordsFile.open(file), PasswordsWiring::close);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("BREACHED_PASSWORDS_FILE: " + file + " " + e.getMessage(), e);
        }
    }

    /** One thread, so that this never takes more than one connection; what is too much is left undone. */
    private static ThreadPoolExecutor oneByOne() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_LATER),
                task -> {
                    Thread thread = new Thread(task, "after-answers");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static void finish(ThreadPoolExecutor executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                List<Runnable> unused = executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(PwnedPasswordsFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands beside every door. */
    record Doors(
            LimitsWiring limits,
            AuditWiring audit,
            MessagesWiring messages,
            TellOwner tell,
            OpenProvider openProvider,
            VerifyProviderCode providerCode) {}
}
