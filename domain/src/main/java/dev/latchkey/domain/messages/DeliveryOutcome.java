package dev.latchkey.domain.messages;

/** What a gateway said of a message. */
public enum DeliveryOutcome {
    /** The gateway has taken it. */
    SENT,
    /** The gateway will not take it, now or later. */
    REJECTED,
    /** The gateway has surely not taken it; another attempt may succeed. */
    FAILED,
    /** Nobody knows whether the gateway has taken it, so it is not sent again: the person can ask for another code. */
    UNKNOWN
}
