package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.Problem;

/** Why a phone code is not sent or not believed. */
public enum LoginProblem implements Problem {
    CODE_WRONG("login.code_wrong", Kind.UNAUTHENTICATED),
    CODE_GONE("login.code_gone", Kind.GONE),
    LOCKED("login.locked", Kind.EXHAUSTED);

    private final String code;
    private final Kind kind;

    LoginProblem(String code, Kind kind) {
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
