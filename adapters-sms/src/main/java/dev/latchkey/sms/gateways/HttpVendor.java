package dev.latchkey.sms.gateways;

import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.Optional;

/** How one vendor is asked over HTTP, and what its answers mean. */
public interface HttpVendor {

    VendorRequest request(OutgoingMessage message);

    /**
     * What the answer says; called for every status. Empty, or any exception, if it is not what the vendor is known to
     * answer: the status then has to do.
     */
    Optional<GatewayAnswer> read(VendorAnswer answer);

    /** Whether such a message can be sent at all. */
    default boolean carries(OutgoingMessage message) {
        return true;
    }
}
