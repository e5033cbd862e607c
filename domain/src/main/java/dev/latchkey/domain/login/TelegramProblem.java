package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.Problem;

/** Why somebody is not believed to be who Telegram is said to call them. */
public enum TelegramProblem implements Problem {
    /** The one answer to everything that Telegram has not signed for us as it stands. */
    SIGNATURE_WRONG("telegram.signature_wrong", Kind.UNAUTHENTICATED),
    /** Signed too long ago, or at a time that has not come. */
    DATA_TOO_OLD("telegram.data_too_old", Kind.UNAUTHENTICATED),
    REPLAYED("telegram.replayed", Kind.UNAUTHENTICATED),
    /** Not begun by this browser, or not any more. */
    STATE_WRONG("telegram.state_wrong", Kind.UNAUTHENTICATED),
    /** Telegram did not let them in, or they changed their mind there. */
    DECLINED("telegram.declined", Kind.UNAUTHENTICATED),
    /** No sign-in of a page is under way by that name. */
    SESSION_UNKNOWN("telegram.session_unknown", Kind.MISSING),
    /** The account of the phone has another Telegram than the one that said yes. */
    BOUND_ELSEWHERE("telegram.bound_elsewhere", Kind.CONFLICT),
    /** The operator has not set up this door. */
    OFF("telegram.off", Kind.MISSING);

    private final String code;
    private final Kind kind;

    TelegramProblem(String code, Kind kind) {
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
