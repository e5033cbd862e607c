package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.shared.Port;
import java.util.List;
import java.util.Optional;

/** Knows how every vendor tells what became of messages, and whether it is the vendor who says so. */
@Port
public interface VendorDesk {

    /**
     * What a call says; empty if there is no such gateway, or the secret or the signature is wrong: nobody shall learn which.
     *
     * @throws dev.latchkey.domain.shared.InvalidValue if it is from the vendor and cannot be understood
     */
    Optional<Understood> read(String gateway, String secret, VendorCall call);

    /**
     * What a vendor said.
     *
     * @param thanks what it wants to hear; often nothing
     */
    record Understood(List<DeliveryReport> reports, String thanks) {
        public Understood {
            reports = List.copyOf(reports);
        }
    }
}
