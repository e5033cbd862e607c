package dev.latchkey.domain.audit;

/** What can be written into the audit trail. */
public enum AuditAction {
    ACCOUNT_OPENED("account.opened"),
    SIGNED_IN("login.signed_in"),
    CODE_WRONG("login.code_wrong"),
    CODE_LOCKED("login.locked"),
    SIGN_IN_REFUSED("login.refused"),
    PASSWORD_WRONG("login.password_wrong"),
    PASSWORD_CHANGED("account.password_changed"),
    EMAIL_VERIFIED("account.email_verified"),
    /** Something came that says it is from Telegram, and was not believed. */
    TELEGRAM_REFUSED("login.telegram_refused"),
    /** Somebody said in their chat that a sign-in was not theirs. */
    TELEGRAM_REJECTED("login.telegram_rejected"),
    TELEGRAM_LINKED("account.telegram_linked"),
    TELEGRAM_UNLINKED("account.telegram_unlinked"),
    WEBHOOK_SET("telegram.webhook_set"),
    WEBHOOK_REMOVED("telegram.webhook_removed"),
    SIGNED_OUT("session.signed_out"),
    SIGNED_OUT_EVERYWHERE("session.signed_out_everywhere"),
    SESSION_ENDED("session.ended"),
    /** A refresh token came a second time, too late for a lost answer; the session was ended for it. */
    SESSION_REUSED("session.reused"),
    INVITE_ACTIVATED("invite.activated"),
    CAMPAIGN_CREATED("campaign.created"),
    CAMPAIGN_CHANGED("campaign.changed"),
    PROVIDER_OPENED("provider.opened"),
    PROVIDER_CHANGED("provider.changed"),
    PROVIDER_CLOSED("provider.closed"),
    PROVIDER_STATUS_CHANGED("provider.status_changed"),
    PROFILE_CHANGED("account.profile_changed"),
    PHONE_CHANGED("account.phone_changed"),
    EMAIL_CHANGED("account.email_changed"),
    /** An account into which an address had only been written lost it to somebody who reads its letters. */
    EMAIL_RELEASED("account.email_released"),
    /** An account that nobody had used for long lost its number to somebody who has it now. */
    PHONE_RECYCLED("account.phone_recycled"),
    /** Somebody who was signed in showed once more who they are. */
    PROVED_AGAIN("session.proved_again"),
    KEY_ROTATED("key.rotated"),
    KEY_REMOVED("key.removed"),
    ROLE_CHANGED("account.role_changed"),
    ACCOUNT_BANNED("account.banned"),
    ACCOUNT_UNBANNED("account.unbanned"),
    /** The ban had an end, and that has come. */
    BAN_ENDED("account.ban_ended"),
    /** Somebody else changed the profile of its owner. */
    PROFILE_EDITED("account.profile_edited"),
    /** Its owner fetched all that is kept about them. */
    DATA_EXPORTED("account.exported"),
    ACCOUNT_DELETED("account.deleted"),
    /** A gateway does so badly in a country that others are asked before it there. */
    GATEWAY_DEMOTED("gateway.demoted"),
    GATEWAY_RESTORED("gateway.restored"),
    /** People of an earlier system got accounts, by the operator at the machine. */
    USERS_IMPORTED("users.imported"),
    /** Somebody signed in with a number for reviewers, whose code never changes. */
    TEST_NUMBER_USED("login.test_number"),
    /** An administrator looked up why a phone got no code. */
    DECISIONS_READ("messages.decisions_read");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    /** Stable name, e.g. {@code login.signed_in}. */
    public String code() {
        return code;
    }
}
