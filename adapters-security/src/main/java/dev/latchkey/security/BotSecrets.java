package dev.latchkey.security;

import dev.latchkey.domain.shared.Base64Url;
import java.util.List;

/** What our bot and Telegram tell each other by, made of the secret key. */
public final class BotSecrets {
    private static final int BYTES = 32;

    private final Secrets secrets;

    public BotSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Secrets for the webhook of that bot: the one to set, and then those of the fallbacks. */
    public List<String> ofWebhook(long bot) {
        return secrets.all().stream()
                .map(secret -> Base64Url.of(secret.derive("telegram webhook of bot " + bot, BYTES)))
                .toList();
    }

    /** Stands for an address with its secret in a place that others may read. */
    public String mark(String address, String secret) {
        return Base64Url.of(secrets.current().derive("telegram webhook at " + address + " with " + secret, BYTES));
    }
}
