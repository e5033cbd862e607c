package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.Problem;

/** Why an account cannot be opened, seen or changed. */
public enum AccountProblem implements Problem {
    USERNAME_TAKEN("account.username_taken", Kind.CONFLICT),
    PHONE_TAKEN("account.phone_taken", Kind.CONFLICT),
    /** What is wanted goes by phone, and the account has none. */
    NO_PHONE("account.no_phone", Kind.CONFLICT),
    EMAIL_TAKEN("account.email_taken", Kind.CONFLICT),
    /** The account has no address, or has proved it. */
    NOTHING_TO_VERIFY("account.nothing_to_verify", Kind.CONFLICT),
    /** Nobody's accounts are merged: the owner of both has to take it from the other one first. */
    TELEGRAM_TAKEN("account.telegram_taken", Kind.CONFLICT),
    /** Without it nobody could sign in to the account any more. */
    LAST_WAY_IN("account.last_way_in", Kind.CONFLICT),
    BANNED("account.banned", Kind.FORBIDDEN),
    /** An administrator's account that was not used for long: a code to its number is not enough. */
    DORMANT("account.dormant", Kind.FORBIDDEN),
    /** The caller's role does not go so far. */
    NOT_ALLOWED("account.not_allowed", Kind.FORBIDDEN),
    UNKNOWN("account.unknown", Kind.MISSING),
    /** What people may do to others and not to themselves. */
    OWN("account.own", Kind.FORBIDDEN),
    /** Somebody has to stay who can do everything. */
    LAST_ADMIN("account.last_admin", Kind.CONFLICT),
    /** New accounts are for those whom somebody has invited. */
    INVITE_NEEDED("registration.invite_needed", Kind.FORBIDDEN),
    /** There are no new accounts. */
    REGISTRATION_CLOSED("registration.closed", Kind.FORBIDDEN);

    private final String code;
    private final Kind kind;

    AccountProblem(String code, Kind kind) {
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
