package dev.latchkey.domain.messages;

/**
 * What a gateway said of a message, in words that are the same for all of them. Whoever adapts a gateway maps each of its
 * errors to one of these, and {@link FailOver} says what follows.
 */
public enum DeliveryOutcome {
    /** The gateway has taken it. */
    SENT(Consequence.TAKEN),
    /** The gateway says that it has this message already. */
    DUPLICATE(Consequence.TAKEN),

    /** No such number. */
    BAD_NUMBER(Consequence.REFUSED),
    /** The number cannot receive texts. */
    NOT_MOBILE(Consequence.REFUSED),
    /** Its owner wants no messages. */
    OPTED_OUT(Consequence.REFUSED),
    /** Its country or range is closed, or looks like fraud: to try elsewhere would defeat the protection. */
    BLOCKED_DESTINATION(Consequence.REFUSED),
    /** The text is not allowed. */
    CONTENT_REJECTED(Consequence.REFUSED),

    /** We may not send under that name here. */
    SENDER_REJECTED(Consequence.ELSEWHERE),
    /** This gateway has no way to that phone, as when its owner does not use that messenger. */
    UNREACHABLE(Consequence.ELSEWHERE),
    /** The gateway will not take it, now or later, and what it said is none of the other words. */
    REJECTED(Consequence.ELSEWHERE),

    /** The account at the gateway is empty. */
    NO_FUNDS(Consequence.LATER),
    /** The gateway does not know us, or does not let us in from here. */
    AUTH(Consequence.LATER),
    /** Too many messages in too short a time. */
    RATE_LIMIT(Consequence.LATER),
    /** The gateway has surely not taken it; another attempt may succeed. */
    FAILED(Consequence.LATER),

    /** Nobody knows whether the gateway has taken it, so it is not sent again: the person can ask for another code. */
    UNKNOWN(Consequence.UNCERTAIN);

    private final Consequence consequence;

    DeliveryOutcome(Consequence consequence) {
        this.consequence = consequence;
    }

    /** What follows from it. */
    public Consequence consequence() {
        return consequence;
    }

    /** What follows from an outcome, for the message. */
    public enum Consequence {
        /** It is with a gateway: nothing is left to do. */
        TAKEN,
        /** Every gateway would say the same, and to ask them costs money: nobody else is asked. */
        REFUSED,
        /** This gateway has surely not taken it and never will; another may. */
        ELSEWHERE,
        /** This gateway has surely not taken it, but may later; another may now. */
        LATER,
        /** It may be on its way: whoever sends it again may send it twice. */
        UNCERTAIN
    }
}
