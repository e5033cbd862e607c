package dev.latchkey.domain.sessions;

import dev.latchkey.domain.shared.Problem;

/** Why somebody does not count as signed in. */
public enum SessionProblem implements Problem {
    /** The one answer to every access token that is not believed, whatever is wrong with it. */
    TOKEN_INVALID("token.invalid", Kind.UNAUTHENTICATED),
    /** The session has ended, or was not renewed in time, or never was. */
    OVER("session.over", Kind.UNAUTHENTICATED),
    /** The refresh token was used before, so its session was ended. */
    REUSED("session.reused", Kind.UNAUTHENTICATED),
    /** The caller has no such session. */
    UNKNOWN("session.unknown", Kind.MISSING),
    /** What is wanted needs a proof of who somebody is, and the last one is too old. */
    PROOF_NEEDED("session.proof_needed", Kind.FORBIDDEN);

    private final String code;
    private final Kind kind;

    SessionProblem(String code, Kind kind) {
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
