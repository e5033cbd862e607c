package dev.latchkey.domain.shared;

/** Why something that is allowed now and then is not allowed again yet. */
public enum LimitProblem implements Problem {
    EXCEEDED("limit.exceeded"),
    RESEND_TOO_EARLY("login.resend_too_early");

    private final String code;

    LimitProblem(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return Kind.EXHAUSTED;
    }
}
