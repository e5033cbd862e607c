package dev.latchkey.application.login.telegram.line;

import java.net.URI;
import java.util.List;

/**
 * How the line is set up.
 *
 * @param webhook where Telegram brings updates to, if it does
 */
public record LineRules(LineMode mode, URI webhook, List<WebhookSecret> secrets) {
    public LineRules {
        secrets = List.copyOf(secrets);
    }

    /** Whether this is the secret, or one that was it before SECRET_KEY was changed. */
    boolean know(String secret) {
        boolean known = false;
        for (WebhookSecret each : secrets) {
            known |= each.matches(secret);
        }
        return known;
    }
}
