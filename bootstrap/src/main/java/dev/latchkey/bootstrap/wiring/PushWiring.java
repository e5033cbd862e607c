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
import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.http.Routes;
import dev.latchkey.http.login.TelegramSessionRoutes;
import dev.latchkey.persistence.login.PostgresTelegramLinks;
import dev.latchkey.persistence.login.PostgresTelegramSessions;
import dev.latchkey.persistence.login.PostgresWaitingPrompts;

/** Signing in on a page by saying yes to the bot. */
final class PushWiring {
    private final StorageWiring storage;
    private final TelegramConfig config;
    private final LimitsWiring limits;
    private final AuditWiring audit;
    private final BotWiring bot;

    PushWiring(StorageWiring storage, TelegramConfig config, LimitsWiring limits, AuditWiring audit, BotWiring bot) {
    private final PagesWiring pages;

    PushWiring(
            StorageWiring storage, TelegramConfig config, LimitsWiring limits, AuditWiring audit, PagesWiring pages) {
        this.pages = pages;
        this.storage = storage;
        this.config = config;
        this.limits = limits;
        this.audit = audit;
        this.bot = bot;
    }

    Routes routes(SignIn signIn, AccountsWiring accounts, SessionsWiring in, InvitesWiring invites, TellOwner tell) {
        PostgresTelegramSessions sessions = new PostgresTelegramSessions(storage.sql());
        EnterByBot enter = new EnterByBot(
                accounts.findOrOpen(),
                accounts.enterByTelegram(),
                new PostgresTelegramLinks(storage.sql()),
                accounts.movePhone(),
                audit.record(),
                tell);
        return new TelegramSessionRoutes(
                new BeginTelegramSession(
                        config.bot().rules(),
                        sessions,
                        links(),
                        new AdmitPage(accounts.readPhone(), invites.lookUp(), limits.limits()),
                        new QueuePrompt(
                                new PostgresWaitingPrompts(storage.sql()),
                                config.bot().matching()),
                        storage.random(),
                        storage.clock()),
                pages.lobby(new FollowTelegramSession(sessions, enter, signIn, in.takeBack(), storage.clock())));
    }

    private BotLinks links() {
        return bot.links().<BotLinks>map(links -> links).orElse(payload -> {
            throw new Unavailable("There is no bot", new IllegalStateException());
        });
    }
}
