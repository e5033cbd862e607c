package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.invites.rewards.QualifyReferral;
import dev.latchkey.application.login.DeleteOwnAccount;
import dev.latchkey.application.login.ExportOwnData;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.HttpConfig;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Drain;
import dev.latchkey.http.HttpServer;
import dev.latchkey.http.HttpSettings;
import dev.latchkey.http.RequestObserver;
import dev.latchkey.http.Routes;
import dev.latchkey.http.SlowClients;
import dev.latchkey.http.accounts.AccountDeletionRoutes;
import dev.latchkey.http.accounts.ExportRoutes;
import dev.latchkey.http.login.LinkPages;
import dev.latchkey.http.messages.DecisionRoutes;
import dev.latchkey.http.system.DocsRoutes;
import dev.latchkey.http.system.HealthCheck;
import dev.latchkey.http.system.HealthRoutes;
import dev.latchkey.persistence.login.PostgresPersonalData;
import dev.latchkey.security.HmacPhoneDigests;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The HTTP side with the routes of every context. */
public final class HttpWiring {
    private final Drain drain = new Drain();
    private final HttpServer server;
    private final BotWiring bot;
    private final ChatWiring chats;

    /** Builds the server, which does not listen yet. */
    public HttpWiring(
            Config config,
            StorageWiring storage,
            KeysWiring keys,
            RevocationsWiring revocations,
            PostWiring post,
            PasswordsWiring passwords,
            List<HealthCheck> checks) {
        this.bot = new BotWiring(storage, config.telegram());
        this.chats = new ChatWiring(storage, config, bot);
        List<Routes> routes = new ArrayList<>(features(config, storage, keys, revocations, post, passwords));
        List<HealthCheck> all = new ArrayList<>(checks);
        bot.check().ifPresent(all::add);
        routes.add(new HealthRoutes(all, drain));
        routes.add(new DocsRoutes());
        routes.add(new LinkPages(config.mail().brand(), config.accounts().usualLanguage()));
        this.server = new HttpServer(
                settings(config.http()), routes, Unavailable.class::isInstance, RequestObserver.none(), drain);
    }

    public HttpServer server() {
        return server;
    }

    public Drain drain() {
        return drain;
    }

    /** The bot as people meet it. */
    public ChatWiring chats() {
        return chats;
    }

    /** How updates come to the bot. */
    public BotWiring bot() {
        return bot;
    }

    private List<Routes> features(
            Config config,
            StorageWiring storage,
            KeysWiring keys,
            RevocationsWiring revocations,
            PostWiring post,
            PasswordsWiring passwords) {
        LimitsWiring limits = new LimitsWiring(storage, config.limits());
        AuditWiring audit = new AuditWiring(storage);
        MessagesWiring messages = post.messages();
        TellOwner tell = post.tellOwner(storage, config.accounts().usualLanguage());
        SessionsWiring sessions =
                new SessionsWiring(storage, keys, revocations, config.sessions(), config.secrets(), audit, tell);
        Callers callers = sessions.callers();
        QualifyReferral qualify = RewardsWiring.qualify(storage, config.rewards());
        AccountsWiring accounts = new AccountsWiring(storage, config.accounts(), limits, audit, tell, qualify::qualify);
        InvitesWiring invites = new InvitesWiring(storage, limits, audit, callers, qualify);
        LoginWiring login =
                new LoginWiring(storage, config.login(), config.telegram().waysIn(), limits, audit, tell);

        AdministrationWiring administration =
                new AdministrationWiring(storage, revocations, limits, audit, callers, tell);
        SignIn signIn = login.signIn(accounts, sessions, invites);

        ProvidersWiring providers = new ProvidersWiring(storage, accounts, limits, audit, callers);
        PasswordsWiring.Doors doors = new PasswordsWiring.Doors(
                limits,
                audit,
                messages,
                tell,
                providers.open(),
                login.verifyProviderCode(signIn, accounts, sessions, messages));
        List<Routes> routes = new ArrayList<>(login.routes(
                signIn, accounts, sessions, invites, messages, passwords.proveByPassword(sessions, doors)));
        routes.addAll(passwords.routes(signIn, accounts, sessions, invites, doors));
        TelegramWiring telegram = new TelegramWiring(storage, config.telegram(), limits, audit, https(config.http()));
        routes.addAll(telegram.routes(signIn, accounts.enterByTelegram(), invites));
        routes.add(telegram.linkRoutes(sessions, accounts.view(), tell, qualify::qualify, messages.transactions()));
        chats.meet(sessions, accounts, audit, new ChatWiring.Telling(tell, qualify::qualify, messages.transactions()));
        routes.add(new PushWiring(storage, config.telegram().bot(), limits, audit, bot.links())
                .routes(
                        new PagesWiring(storage, revocations, drain),
                        new PushWiring.Entrance(signIn, accounts, sessions, invites, tell)));
        routes.addAll(bot.routes(callers, limits, audit));
        routes.addAll(sessions.routes());
        routes.addAll(invites.routes());
        routes.addAll(administration.routes());
        routes.add(new AccountDeletionRoutes(
                callers, new DeleteOwnAccount(sessions.requireProof(), administration.deleteAccount())));
        routes.add(new AvatarsWiring(storage, limits, audit, callers).routes());
        routes.add(new ExportRoutes(
                callers,
                new ExportOwnData(
                        new PostgresPersonalData(storage.sql(), new HmacPhoneDigests(storage.secrets())),
                        sessions.requireProof(),
                        limits.limits(),
                        audit.record(),
                        storage.clock())));
        routes.addAll(audit.routes(callers));
        routes.add(new DecisionRoutes(
                callers, accounts.readPhone(), messages.fraud().view(audit.record())));
        routes.addAll(messages.routes(callers, limits.limits()));
        routes.addAll(providers.routes());
        routes.add(providers.dashboard(callers, invites.list()));
        return routes;
    }

    private static boolean https(HttpConfig config) {
        return "https".equalsIgnoreCase(config.publicUrl().getScheme());
    }

    private static HttpSettings settings(HttpConfig config) {
        return new HttpSettings(
                config.host(),
                config.port(),
                config.publicUrl(),
                Set.copyOf(config.allowedOrigins()),
                config.trustedProxies(),
                config.maxBody(),
                config.threads(),
                config.unreadyTime(),
                config.drainTime(),
                SlowClients.defaults());
    }
}
