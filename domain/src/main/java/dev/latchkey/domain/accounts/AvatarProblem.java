package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.Problem;

/** Why there is no such picture. */
public enum AvatarProblem implements Problem {
    UNKNOWN("avatar.unknown", Kind.MISSING);

    private final String code;
    private final Kind kind;

    AvatarProblem(String code, Kind kind) {
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
