package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.telegram.BroughtInvite;
import dev.latchkey.application.login.telegram.CheckSignedData;
import dev.latchkey.application.login.telegram.CheckTelegram;
import dev.latchkey.application.login.telegram.SignInWithTelegram;
import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.http.Routes;
import dev.latchkey.http.login.TelegramRoutes;
import dev.latchkey.persistence.login.PostgresSpentProofs;
import dev.latchkey.telegram.JsonUser;
import dev.latchkey.telegram.TelegramSeals;
import java.util.List;

/** Signing in through Telegram. */
final class TelegramWiring {
    private final CheckTelegram check;

    TelegramWiring(StorageWiring storage, TelegramConfig config, LimitsWiring limits, AuditWiring audit) {
        this.check = new CheckTelegram(
                new CheckSignedData(
                        config.rules(),
                        new TelegramSeals(config.token(), config.publicKey()),
                        new JsonUser(),
                        new PostgresSpentProofs(storage.sql()),
                        storage.clock()),
                limits.limits(),
                audit.record());
    }

    List<Routes> routes(SignIn signIn, EnterByTelegram accounts, InvitesWiring invites) {
        return List.of(new TelegramRoutes(
                new SignInWithTelegram(check, new BroughtInvite(invites.lookUp()), accounts, signIn)));
    }
}
