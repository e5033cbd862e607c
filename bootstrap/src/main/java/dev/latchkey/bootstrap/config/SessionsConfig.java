package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.sessions.SessionRules;
import java.time.Duration;

/**
 * How long sessions and what belongs to them live.
 *
 * @param proofLife how fresh a sign-in must be for changes that matter
 */
public record SessionsConfig(SessionRules rules, Duration proofLife) {

    static SessionsConfig from(Values values) {
        return new SessionsConfig(
                new SessionRules(
                        values.get(Settings.ACCESS_TOKEN_TTL),
                        values.get(Settings.REFRESH_TOKEN_TTL),
                        values.get(Settings.SESSION_MAX_AGE),
                        values.get(Settings.REFRESH_GRACE)),
                values.get(Settings.PROOF_TTL));
    }
}
