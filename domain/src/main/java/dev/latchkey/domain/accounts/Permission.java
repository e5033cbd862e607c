package dev.latchkey.domain.accounts;

import java.util.EnumSet;
import java.util.Set;

/** What only some roles may do. The one table of it: whoever is not named here may not. */
public enum Permission {
    /** See other people's accounts, with masked phones and addresses. */
    SEE_ACCOUNTS(Role.MODERATOR, Role.ADMIN),
    /** See other people's phones and addresses as they are. */
    SEE_IDENTIFIERS(Role.ADMIN),
    /** Ban students and teachers, and lift such bans. */
    BAN_MEMBERS(Role.MODERATOR, Role.ADMIN),
    /** Ban moderators and administrators, and lift such bans. */
    BAN_STAFF(Role.ADMIN),
    /** Change other people's profiles. */
    EDIT_ACCOUNTS(Role.ADMIN),
    CHANGE_ROLES(Role.ADMIN),
    DELETE_ACCOUNTS(Role.ADMIN),
    READ_AUDIT(Role.ADMIN),
    /** See who came through whom, over all accounts. */
    SEE_REFERRALS(Role.ADMIN),
    /** Make invite codes for campaigns, in anybody's name. */
    RUN_CAMPAIGNS(Role.ADMIN),
    /** Freeze the profiles of providers. */
    MODERATE_PROVIDERS(Role.MODERATOR, Role.ADMIN),
    MODERATE_TASKS(Role.MODERATOR, Role.ADMIN),
    /** See what became of messages, and how the gateways do. */
    SEE_MESSAGES(Role.ADMIN),
    RUN_TELEGRAM(Role.ADMIN);

    private final Set<Role> roles;

    Permission(Role first, Role... others) {
        this.roles = EnumSet.of(first, others);
    }

    public boolean isOf(Role role) {
        return roles.contains(role);
    }
}
