package dev.latchkey.domain.messages;

import dev.latchkey.domain.shared.Problem;

/** Why news of messages are not taken. */
public enum MessageProblem implements Problem {
    /** The gateway, the secret or the signature is wrong. One answer for all of it: nobody finds out which gateways there are. */
    RECEIPT_REFUSED("receipt.refused", Kind.MISSING);

    private final String code;
    private final Kind kind;

    MessageProblem(String code, Kind kind) {
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
