package dev.latchkey.application.messages.fraud;

/**
 * Numbers, or networks, that are alike.
 *
 * @param key which of them
 */
public record Range(Kind kind, String key) {

    /** In what they are alike. */
    public enum Kind {
        /** Numbers that differ in their last four digits only; the key is their digest. */
        PREFIX,
        /** Networks that were probably rented together. */
        NETWORK,
        /** Numbers of one country. */
        COUNTRY
    }
}
