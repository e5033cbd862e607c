package dev.latchkey.bootstrap.config;

import dev.latchkey.application.login.telegram.OidcRules;
import dev.latchkey.telegram.OidcClient;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** "Log in with Telegram" through Telegram's OpenID provider: by what rules, and how it is asked. */
public record OidcConfig(OidcRules rules, OidcClient client) {
    private static final String CALLBACK = "/api/v1/auth/telegram/oidc/callback";
    private static final Duration AWAY_AT_TELEGRAM = Duration.ofMinutes(10);

    static OidcConfig from(Values values, URI publicUrl) {
        URI issuer = values.get(Settings.TELEGRAM_OIDC_ISSUER);
        String client = values.get(Settings.TELEGRAM_OIDC_CLIENT_ID).orElse("");
        Optional<Secret> secret = values.get(Settings.TELEGRAM_OIDC_CLIENT_SECRET);
        boolean nonceRequired = values.get(Settings.TELEGRAM_OIDC_NONCE) == Nonce.REQUIRED;
        return new OidcConfig(
                new OidcRules(issuer.toString(), client, secret.isPresent(), nonceRequired, AWAY_AT_TELEGRAM),
                new OidcClient(issuer, client, secret.map(Secret::text), URI.create(publicUrl + CALLBACK)));
    }

    /** The provider, for people; empty if nobody can sign in there. */
    Optional<String> door() {
        return rules.client().isEmpty()
                ? Optional.empty()
                : Optional.of("OpenID Connect at " + rules.issuer() + " (TELEGRAM_OIDC_CLIENT_ID)");
    }

    /** What becomes of tokens without a nonce. */
    enum Nonce {
        REQUIRED,
        IF_PRESENT
    }
}
