package dev.latchkey.sms.gateways;

import java.util.List;

/**
 * Reads the calls by which one vendor tells what became of messages. The secret in the address has been looked at by then;
 * what the vendor signs is looked at here.
 */
public interface ReceiptReader {

    /** Whether the vendor has signed the call, as far as it signs calls and we know the key. */
    default boolean isGenuine(ReceiptCall call) {
        return true;
    }

    /**
     * What the call says. Calls that are about no message, as a test from the vendor's console, say nothing.
     *
     * @throws IllegalArgumentException if it cannot be understood, with no word of it
     */
    List<Receipt> read(ReceiptCall call);

    /** What the vendor wants to hear; otherwise it calls again. */
    default String thanks() {
        return "";
    }

    /** A reader for calls that are read so and not signed. */
    static ReceiptReader unsigned(Reading reading) {
        return reading::read;
    }

    /** Makes receipts of a call. */
    @FunctionalInterface
    interface Reading {
        List<Receipt> read(ReceiptCall call);
    }
}
