package dev.latchkey.domain.messages;

/** What follows where a message looks like fraud. */
public enum FraudMode {
    /** It is sent, and what would have been decided is written down. Limits and budgets hold all the same. */
    RECORD,
    ENFORCE
}
