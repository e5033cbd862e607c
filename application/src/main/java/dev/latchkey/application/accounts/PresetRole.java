package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;

/** Lets newcomers begin as what the code they came with says. To be called in the transaction that opened the account. */
public final class PresetRole {
    private final Accounts accounts;

    public PresetRole(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The newcomer with that role; who is more than a student already, such as the first administrator, stays it. */
    public User preset(User newcomer, Role role) {
        return newcomer.role() == role
                ? newcomer
                : accounts.preset(newcomer.id(), role).orElse(newcomer);
    }
}
