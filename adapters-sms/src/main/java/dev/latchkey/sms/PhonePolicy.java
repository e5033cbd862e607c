package dev.latchkey.sms;

/** Which numbers may be used here. */
public enum PhonePolicy {
    /** Numbers that a network has given out, as far as is known. */
    VALID,
    /** Numbers that are as long as their country's numbers are; lets through ranges that are too new to be known. */
    POSSIBLE,
    /** Valid numbers that can receive messages: of mobile phones, and of countries that do not tell those apart. */
    MOBILE
}
