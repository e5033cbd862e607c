package dev.latchkey.bootstrap.config;

import dev.latchkey.application.sessions.KeySchedule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Keys, and what tokens say of themselves.
 *
 * @param secretKey empty if it is kept in a file, see {@link SecretKeyFile}
 * @param fallbacks other secret keys, under which things are opened and never sealed
 * @param jwtKey empty if access tokens are signed with keys of our own
 * @param keySchedule when those keys come and go
 */
public record SecretsConfig(
        Optional<Secret> secretKey,
        List<Secret> fallbacks,
        Optional<Secret> jwtKey,
        KeySchedule keySchedule,
        String issuer,
        String audience) {
    private static final String NAMELESS = "latchkey";

    static SecretsConfig from(Values values) {
        String name = values.get(Settings.PUBLIC_URL).map(URI::toString).orElse(NAMELESS);
        return new SecretsConfig(
                values.get(Settings.SECRET_KEY),
                values.get(Settings.SECRET_KEY_FALLBACKS),
                values.get(Settings.JWT_SECRET_KEY),
                new KeySchedule(values.get(Settings.JWT_KEY_PUBLISH_AHEAD), values.get(Settings.JWT_KEY_ROTATION)),
                values.get(Settings.JWT_ISSUER).orElse(name),
                values.get(Settings.JWT_AUDIENCE).orElse(name));
    }
}
