package dev.latchkey.domain.messages;

/** What decided whether a message was sent to a phone. */
public enum SendRule {
    /** Nothing spoke against it. */
    ALLOWED,
    /** One of the numbers for reviewers: nothing is sent, for they know the code. */
    TEST_NUMBER,
    /** Its country is not served. */
    COUNTRY,
    /** No texts are sent to numbers of its kind. */
    KIND,
    /** Too many wrong guesses were made at it. */
    LOCKED,
    /** One of the limits; the decision says which. */
    LIMIT,
    /** Codes to its like, or asked for from there, are hardly ever typed; the decision says which. */
    CONVERSION,
    BUDGET_HOUR,
    BUDGET_DAY
}
