package dev.latchkey.application.invites;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.invites.Invites.Referral;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twin of the real campaigns. */
public final class InMemoryCampaigns implements Campaigns {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final InMemoryInvites invites;
    private final Map<String, Kept> campaigns;

    public InMemoryCampaigns(InMemoryTransactions memory, InMemoryAccounts accounts, InMemoryInvites invites) {
        this.memory = memory;
        this.accounts = accounts;
        this.invites = invites;
        this.campaigns = memory.newMap();
    }

    @Override
    public Optional<RunningCampaign> add(NewCampaign campaign) {
        synchronized (memory) {
            String key = campaign.campaign().code().key();
            if (campaigns.containsKey(key) || !mayInvite(campaign.owner())) {
                return Optional.empty();
            }
            campaigns.put(
                    key,
                    new Kept(
                            campaigns.size() + 1L,
                            campaign.campaign(),
                            campaign.owner(),
                            campaign.creator(),
                            0,
                            campaign.createdAt(),
                            campaign.createdAt()));
            return find(campaign.campaign().code());
        }
    }

    @Override
    public Optional<RunningCampaign> find(CampaignCode code) {
        synchronized (memory) {
            return Optional.ofNullable(campaigns.get(code.key())).map(this::running);
        }
    }

    @Override
    public List<RunningCampaign> list(Optional<UserId> owner, Optional<Long> before, int max) {
        synchronized (memory) {
            return campaigns.values().stream()
                    .filter(kept -> owner.map(kept.owner::equals).orElse(true))
                    .filter(kept -> kept.position < before.orElse(Long.MAX_VALUE))
                    .sorted(Comparator.comparing(Kept::position).reversed())
                    .limit(max)
                    .map(this::running)
                    .toList();
        }
    }

    @Override
    public Optional<RunningCampaign> edit(CampaignCode code, CampaignChanges changes, Instant now) {
        synchronized (memory) {
            return Optional.ofNullable(campaigns.computeIfPresent(
                            code.key(), (key, kept) -> kept.with(changes.on(kept.terms), kept.used, now)))
                    .map(this::running);
        }
    }

    @Override
    public Referral enter(UserId newcomer, CampaignCode code, Instant now) {
        synchronized (memory) {
            if (invites.hasInviter(newcomer)) {
                return Referral.ALREADY_ACTIVATED;
            }
            Kept kept = campaigns.get(code.key());
            if (kept == null || !kept.terms.isOpen(kept.used, now)) {
                return Referral.NO_PLACE;
            }
            Referral referral = invites.write(newcomer, kept.owner, kept.terms.code(), now);
            if (referral == Referral.RECORDED) {
                campaigns.put(code.key(), kept.with(kept.terms, kept.used + 1, kept.updatedAt));
            }
            return referral;
        }
    }

    private boolean mayInvite(UserId owner) {
        return accounts.find(owner).filter(user -> !user.isBanned()).isPresent();
    }

    private RunningCampaign running(Kept kept) {
        return new RunningCampaign(
                kept.position,
                kept.terms,
                new Inviter(kept.owner, accounts.find(kept.owner).flatMap(User::firstName)),
                kept.creator,
                kept.used,
                mayInvite(kept.owner),
                kept.createdAt,
                kept.updatedAt);
    }

    private record Kept(
            long position,
            Campaign terms,
            UserId owner,
            UserId creator,
            int used,
            Instant createdAt,
            Instant updatedAt) {

        Kept with(Campaign newTerms, int newUsed, Instant changedAt) {
            return new Kept(position, newTerms, owner, creator, newUsed, createdAt, changedAt);
        }
    }
}
