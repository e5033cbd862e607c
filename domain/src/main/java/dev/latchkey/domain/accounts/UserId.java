package dev.latchkey.domain.accounts;

/** The number of an account. Never given twice. */
public record UserId(long value) {}
