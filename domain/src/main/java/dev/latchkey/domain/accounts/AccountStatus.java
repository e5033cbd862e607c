package dev.latchkey.domain.accounts;

/** Whether an account may be used. */
public enum AccountStatus {
    ACTIVE,
    BANNED
}
