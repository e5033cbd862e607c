package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.Problem;

/** Why something is not done at the line between Telegram and our bot. */
public enum BotProblem implements Problem {
    /** Whoever brings an update does not know the secret that only Telegram and we know. */
    WEBHOOK_SECRET_WRONG("telegram.webhook_secret_wrong", Kind.UNAUTHENTICATED),
    /** Updates are fetched; with a webhook they could not be. */
    POLLING("telegram.polling", Kind.CONFLICT),
    TOKEN_REFUSED("telegram.token_refused", Kind.CONFLICT),
    /** Telegram says no; the log has its words. */
    CALL_REFUSED("telegram.call_refused", Kind.CONFLICT),
    /** Telegram does not answer, or says to wait. */
    UNREACHABLE("telegram.unreachable", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    BotProblem(String code, Kind kind) {
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
