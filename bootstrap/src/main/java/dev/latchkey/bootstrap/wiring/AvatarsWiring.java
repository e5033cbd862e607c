package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.ChangeAvatar;
import dev.latchkey.application.accounts.ViewAvatar;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.AvatarRoutes;
import dev.latchkey.persistence.accounts.PostgresAccounts;
import dev.latchkey.persistence.accounts.PostgresAvatars;
import dev.latchkey.security.HashGate;
import dev.latchkey.security.pictures.JdkPictures;
import java.time.Duration;

/** Pictures of people. */
final class AvatarsWiring {
    /** Each may take some ten megabytes and half a second of a processor. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Routes routes;

    AvatarsWiring(StorageWiring storage, LimitsWiring limits, AuditWiring audit, Callers callers) {
        // Nobody looks at a server's screen, and the JDK must not look for one.
        System.setProperty("java.awt.headless", "true");
        PostgresAvatars avatars = new PostgresAvatars(storage.sql());
        this.routes = new AvatarRoutes(
                callers,
                new ChangeAvatar(
                        avatars,
                        new JdkPictures(new HashGate(AT_ONCE, PATIENCE)),
                        limits.limits(),
                        storage.transactions(),
                        audit.record(),
                        storage.random(),
                        storage.clock()),
                new ViewAvatar(avatars, new PostgresAccounts(storage.sql())));
    }

    Routes routes() {
        return routes;
    }
}
