package dev.latchkey.bootstrap.config;

/** Which phone numbers are taken. */
public enum PhonePolicy {
    VALID,
    POSSIBLE,
    MOBILE
}
