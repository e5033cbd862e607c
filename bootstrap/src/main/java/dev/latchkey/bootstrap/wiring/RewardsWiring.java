package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.invites.rewards.DeliverRewards;
import dev.latchkey.application.invites.rewards.QualifyReferral;
import dev.latchkey.application.invites.rewards.Rewards;
import dev.latchkey.bootstrap.config.RewardsConfig;
import dev.latchkey.persistence.invites.rewards.PostgresRewards;
import dev.latchkey.security.webhooks.RewardWebhook;
import java.util.Optional;

/** Rewards for referrals, and how somebody who gives them is told. */
public final class RewardsWiring {
    private final DeliverRewards deliver;
    private final RewardWebhook webhook;

    /** Tells that receiver. */
    public RewardsWiring(StorageWiring storage, RewardsConfig.Receiver receiver) {
        this.webhook = new RewardWebhook(receiver.url(), receiver.key(), receiver.patience());
        this.deliver = new DeliverRewards(new PostgresRewards(storage.sql()), webhook, storage.clock());
    }

    public DeliverRewards deliver() {
        return deliver;
    }

    /** Whether the receiver takes what it is sent. */
    public boolean isWell() {
        return webhook.isWell();
    }

    /** Writes rewards down if there is somebody to tell of them. */
    static QualifyReferral qualify(StorageWiring storage, RewardsConfig config) {
        Optional<Rewards> rewards = config.receiver().map(any -> new PostgresRewards(storage.sql()));
        return new QualifyReferral(rewards, storage.random());
    }
}
