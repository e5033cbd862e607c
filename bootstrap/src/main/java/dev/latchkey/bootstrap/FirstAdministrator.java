package dev.latchkey.bootstrap;

import dev.latchkey.application.login.password.SeatAdministrator;
import dev.latchkey.bootstrap.config.AdministratorConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The administrator whom the settings name, at the start. */
final class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final AdministratorConfig config;
    private final SeatAdministrator seat;

    FirstAdministrator(AdministratorConfig config, SeatAdministrator seat) {
        this.config = config;
        this.seat = seat;
    }

    void seat() {
        if (!config.isNamed()) {
            return;
        }
        if (!config.canSignIn()) {
            LOG.warn("ADMIN_USERNAME makes nobody administrator without ADMIN_PASSWORD or ADMIN_EMAIL");
            return;
        }
        // No default branch on purpose: a new outcome does not compile until it has words.
        switch (seat.seat(config.email(), config.username(), config.password())) {
            case OPENED -> LOG.info("An account was opened for the administrator whom the settings name");
            case PROMOTED -> LOG.info("Whoever has proved to have ADMIN_EMAIL is administrator now");
            case THERE_IS_ONE -> LOG.debug("There is an administrator, so the settings make none");
            case TAKEN ->
                LOG.warn("Nobody was made administrator: ADMIN_USERNAME, or ADMIN_EMAIL without a proof, is another"
                        + " account's. Let its owner verify the address and start again, or use latchkey admin create");
        }
    }
}
