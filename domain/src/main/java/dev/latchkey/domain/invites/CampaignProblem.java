package dev.latchkey.domain.invites;

import dev.latchkey.domain.shared.Problem;

/** Why a campaign cannot be made, seen or changed. */
public enum CampaignProblem implements Problem {
    /** There is none, or it is none of the caller's. */
    UNKNOWN("campaign.unknown", Kind.MISSING),
    CODE_TAKEN("campaign.code_taken", Kind.CONFLICT);

    private final String code;
    private final Kind kind;

    CampaignProblem(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
