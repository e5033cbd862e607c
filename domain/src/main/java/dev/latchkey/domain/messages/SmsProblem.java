package dev.latchkey.domain.messages;

import dev.latchkey.domain.shared.Problem;

/** Why nothing is sent to a phone. Depends on the number and on where the request comes from, never on whose number it is. */
public enum SmsProblem implements Problem {
    COUNTRY_NOT_SERVED("sms.country_not_served", Kind.FORBIDDEN),
    NUMBER_NOT_SERVED("sms.number_not_served", Kind.FORBIDDEN),
    /** It looks like fraud, or there is no money left: whoever commits it is not told which. */
    REFUSED("sms.refused", Kind.EXHAUSTED);

    private final String code;
    private final Kind kind;

    SmsProblem(String code, Kind kind) {
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
