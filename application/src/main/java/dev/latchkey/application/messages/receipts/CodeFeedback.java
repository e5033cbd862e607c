package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.shared.Port;

/** Vendors that want to hear which of their codes were typed: they judge by that what they carry. */
@Port
@FunctionalInterface
public interface CodeFeedback {
    /**
     * Tells one without waiting for it. Whatever it says to that, nothing is thrown.
     *
     * @param name the gateway's name for the message
     * @param code the right one; never to be printed
     */
    void typed(String gateway, String name, String code);
}
