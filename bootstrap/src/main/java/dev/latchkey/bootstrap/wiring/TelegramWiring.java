package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.accounts.ProvedContacts;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.telegram.BeginOidc;
import dev.latchkey.application.login.telegram.BroughtInvite;
import dev.latchkey.application.login.telegram.CheckOidc;
import dev.latchkey.application.login.telegram.CheckSignedData;
import dev.latchkey.application.login.telegram.CheckTelegram;
import dev.latchkey.application.login.telegram.LinkTelegram;
import dev.latchkey.application.login.telegram.SettleTelegram;
import dev.latchkey.application.login.telegram.SignInWithTelegram;
import dev.latchkey.application.login.telegram.UnlinkTelegram;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.http.Routes;
import dev.latchkey.http.login.BrowserCookie;
import dev.latchkey.http.login.TelegramLinkRoutes;
import dev.latchkey.http.login.TelegramOidcRoutes;
import dev.latchkey.http.login.TelegramRoutes;
import dev.latchkey.persistence.login.PostgresOidcAttempts;
import dev.latchkey.persistence.login.PostgresSpentProofs;
import dev.latchkey.persistence.login.PostgresTelegramLinks;
import dev.latchkey.telegram.Fetcher;
import dev.latchkey.telegram.JsonUser;
import dev.latchkey.telegram.TelegramOidc;
import dev.latchkey.telegram.TelegramSeals;
import java.util.List;

/** Signing in through Telegram. */
final class TelegramWiring {
    private final StorageWiring storage;
    private final TelegramConfig config;
    private final Limits limits;
    private final PostgresOidcAttempts attempts;
    private final TelegramOidc oidc;
    private final CheckTelegram check;
    private final AuditWiring audit;
    private final BrowserCookie cookie;

    /** @param https whether clients reach us that way */
    TelegramWiring(
            StorageWiring storage, TelegramConfig config, LimitsWiring limits, AuditWiring audit, boolean https) {
        this.audit = audit;
        this.cookie = new BrowserCookie(https);
        this.storage = storage;
        this.config = config;
        this.limits = limits.limits();
        this.attempts = new PostgresOidcAttempts(storage.sql());
        this.oidc = new TelegramOidc(config.oidc().client(), new Fetcher(config.proxy()), storage.clock());
        PostgresSpentProofs spent = new PostgresSpentProofs(storage.sql());
        this.check = new CheckTelegram(
                new CheckSignedData(
                        config.rules(),
                        new TelegramSeals(config.token(), config.publicKey()),
                        new JsonUser(),
                        spent,
                        storage.clock()),
                new CheckOidc(
                        config.oidc().rules(), oidc.tokens(), oidc.provider()::token, attempts, spent, storage.clock()),
                this.limits,
                audit.record());
    }

    List<Routes> routes(SignIn signIn, EnterByTelegram accounts, InvitesWiring invites) {
        SignInWithTelegram door = new SignInWithTelegram(check, new BroughtInvite(invites.lookUp()), accounts, signIn);
        BeginOidc begin = new BeginOidc(
                config.oidc().rules(),
                attempts,
                oidc.provider()::authorization,
                invites.lookUp(),
                limits,
                storage.random(),
                storage.clock());
        return List.of(new TelegramRoutes(door, cookie), new TelegramOidcRoutes(begin, door, cookie));
    }

    /** The Telegram of one's own account. */
    Routes linkRoutes(
            SessionsWiring sessions, ViewProfile view, TellOwner tell, ProvedContacts told, Transactions transactions) {
        PostgresTelegramLinks links = new PostgresTelegramLinks(storage.sql());
        SettleTelegram settle = new SettleTelegram(sessions.end(), audit.record(), tell, told);
        return new TelegramLinkRoutes(
                sessions.callers(),
                new LinkTelegram(check, sessions.requireProof(), limits, links, settle, transactions, storage.clock()),
                new UnlinkTelegram(sessions.requireProof(), links, view, settle, transactions, storage.clock()),
                cookie);
    }
}
