package dev.latchkey.application.invites;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignProblem;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes codes with a text of their own that many may enter. */
public final class CreateCampaign {
    private final Campaigns campaigns;
    private final Recruiters recruiters;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public CreateCampaign(
            Campaigns campaigns,
            Recruiters recruiters,
            Limits limits,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.recruiters = recruiters;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The campaign, which runs from now on.
     *
     * @param inviter who counts as the inviter of those who enter the code; the caller if nobody is named
     */
    public RunningCampaign create(Caller caller, Campaign terms, Optional<UserId> inviter, Origin origin) {
        UserId owner = inviter.orElse(caller.user());
        requireRightTo(caller, owner);
        Instant now = clock.instant();
        if (terms.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            throw new InvalidValue("expires_at", "field.range", "must be in the future");
        }
        limits.spend(new Limits.Use(Limit.CAMPAIGN_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() -> {
            RunningCampaign created = campaigns
                    .add(new Campaigns.NewCampaign(terms, owner, caller.user(), now))
                    .orElseThrow(() -> refusal(terms));
            audit.own(
                    AuditAction.CAMPAIGN_CREATED,
                    caller.user(),
                    origin,
                    Map.of("code", terms.code().value(), "inviter", Long.toString(owner.value())));
            return created;
        });
    }

    /** Providers bring people to themselves, and only to themselves. */
    private void requireRightTo(Caller caller, UserId owner) {
        if (caller.may(Permission.RUN_CAMPAIGNS)) {
            return;
        }
        if (!owner.equals(caller.user()) || !recruiters.include(owner)) {
            throw new Refused(AccountProblem.NOT_ALLOWED);
        }
    }

    private RuntimeException refusal(Campaign terms) {
        return campaigns.find(terms.code()).isPresent()
                ? new Refused(CampaignProblem.CODE_TAKEN)
                : new InvalidValue("owner_id", "account.unknown", "must be the number of an active account");
    }
}
