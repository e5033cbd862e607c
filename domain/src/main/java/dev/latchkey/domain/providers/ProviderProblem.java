package dev.latchkey.domain.providers;

import dev.latchkey.domain.shared.Problem;

/** Why somebody cannot act as a provider, become one, or be one no more. */
public enum ProviderProblem implements Problem {
    /** The account is none. */
    NONE("provider.none", Kind.FORBIDDEN),
    /** The account is one already. */
    EXISTS("provider.exists", Kind.CONFLICT),
    /** A moderator has frozen the profile, which must not come back fresh. */
    FROZEN("provider.frozen", Kind.CONFLICT),
    UNKNOWN("provider.unknown", Kind.MISSING);

    private final String code;
    private final Kind kind;

    ProviderProblem(String code, Kind kind) {
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
