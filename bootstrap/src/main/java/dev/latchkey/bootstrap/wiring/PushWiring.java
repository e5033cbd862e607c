package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.telegram.push.AdmitPage;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession;
import dev.latchkey.application.login.telegram.push.BotLinks;
import dev.latchkey.application.login.telegram.push.EnterByBot;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession;
import dev.latchkey.application.login.telegram.push.QueuePrompt;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.bootstrap.config.BotConfig;
import dev.latchkey.http.Routes;
import dev.latchkey.http.login.TelegramSessionRoutes;
import dev.latchkey.persistence.login.PostgresTelegramLinks;
import dev.latchkey.persistence.login.PostgresTelegramSessions;
import dev.latchkey.persistence.login.PostgresWaitingPrompts;
import java.util.Optional;

/** Signing in on a page by saying yes to the bot. */
final class PushWiring {
    private final StorageWiring storage;
    private final BotConfig config;
    private final LimitsWiring limits;
    private final AuditWiring audit;
    private final BotLinks links;

    PushWiring(
            StorageWiring storage,
            BotConfig config,
            LimitsWiring limits,
            AuditWiring audit,
            Optional<? extends BotLinks> links) {
        this.storage = storage;
        this.config = config;
        this.limits = limits;
        this.audit = audit;
        this.links = links.<BotLinks>map(known -> known).orElse(payload -> {
            throw new Unavailable("There is no bot");
        });
    }

    Routes routes(PagesWiring pages, Entrance entrance) {
        PostgresTelegramSessions sessions = new PostgresTelegramSessions(storage.sql());
        AccountsWiring accounts = entrance.accounts();
        EnterByBot enter = new EnterByBot(
                accounts.findOrOpen(),
                accounts.enterByTelegram(),
                new PostgresTelegramLinks(storage.sql()),
                accounts.movePhone(),
                audit.record(),
                entrance.tell());
        return new TelegramSessionRoutes(
                new BeginTelegramSession(
                        config.rules(),
                        sessions,
                        links,
                        new AdmitPage(accounts.readPhone(), entrance.invites().lookUp(), limits.limits()),
                        new QueuePrompt(new PostgresWaitingPrompts(storage.sql()), config.matching()),
                        storage.random(),
                        storage.clock()),
                pages.lobby(new FollowTelegramSession(
                        sessions, enter, entrance.signIn(), entrance.sessions().takeBack(), storage.clock())));
    }

    /** What those need who are let in. */
    record Entrance(
            SignIn signIn, AccountsWiring accounts, SessionsWiring sessions, InvitesWiring invites, TellOwner tell) {}
}
