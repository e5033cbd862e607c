package dev.latchkey.sms.gateways;

/** How a vendor wants to be told that a code which it carried was typed. */
@FunctionalInterface
public interface Feedback {
    /**
     * What to ask it for that; the answer does not matter.
     *
     * @param name its name for the message
     */
    VendorRequest of(String name, String code);
}
