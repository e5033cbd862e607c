package dev.latchkey.domain.invites;

import dev.latchkey.domain.shared.Problem;

/** Why a code of another cannot be entered, in the order in which the reasons are looked at. */
public enum InviteProblem implements Problem {
    ALREADY_ACTIVATED("invite.already_activated", Kind.CONFLICT),
    UNKNOWN("invite.unknown", Kind.MISSING),
    OWN("invite.own", Kind.UNACCEPTABLE),
    /** The code of a campaign that has no place left, or is over. */
    EXHAUSTED("invite.exhausted", Kind.GONE),
    CYCLE("invite.cycle", Kind.CONFLICT);

    private final String code;
    private final Kind kind;

    InviteProblem(String code, Kind kind) {
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
