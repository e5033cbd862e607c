package dev.latchkey.bootstrap.config;

import dev.latchkey.security.webhooks.WebhookKey;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Rewards for referrals.
 *
 * @param receiver who gives them; empty if nobody does
 */
public record RewardsConfig(Optional<Receiver> receiver) {

    static RewardsConfig from(Values values) {
        return new RewardsConfig(values.get(Settings.REWARD_WEBHOOK_URL)
                .flatMap(url -> values.get(Settings.REWARD_WEBHOOK_SECRET)
                        .map(key -> new Receiver(url, key, values.get(Settings.REWARD_WEBHOOK_TIMEOUT)))));
    }

    /**
     * Who is told of rewards.
     *
     * @param patience how long an answer may take
     */
    public record Receiver(URI url, WebhookKey key, Duration patience) {

        /** Without the address, which may hold a secret. */
        @Override
        public String toString() {
            return "Receiver[***]";
        }
    }
}
