package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.Problem;

/** Why a code, a password or a link is not sent or not believed. */
public enum LoginProblem implements Problem {
    CODE_WRONG("login.code_wrong", Kind.UNAUTHENTICATED),
    CODE_GONE("login.code_gone", Kind.GONE),
    LOCKED("login.locked", Kind.EXHAUSTED),
    /** The one answer to every name and password that do not go together, whether there is such a name or not. */
    REFUSED("login.refused", Kind.UNAUTHENTICATED),
    /** Told to somebody who is signed in already and has to show that it is them. */
    PASSWORD_WRONG("password.wrong", Kind.FORBIDDEN),
    /** The one answer to every token of a letter that is not good, or not any more. */
    LINK_GONE("login.link_gone", Kind.GONE),
    /** The number is one whose code others know, and the account one that they must not get into. */
    TEST_NUMBER("login.test_number", Kind.FORBIDDEN);

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
