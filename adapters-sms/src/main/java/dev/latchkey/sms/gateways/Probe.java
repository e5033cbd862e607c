package dev.latchkey.sms.gateways;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.messages.GatewayAnswer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question to a vendor that sends nothing and costs nothing, and whose answer shows whether the vendor knows us.
 *
 * @param knowsUs whether an answer is one that only those get whom the vendor knows
 * @param refusal what an error means, as far as its code is known
 */
public record Probe(
        VendorRequest request, Predicate<JsonNode> knowsUs, Function<JsonNode, Optional<GatewayAnswer>> refusal) {

    /** One at which the status tells what is wrong. */
    public Probe(VendorRequest request, Predicate<JsonNode> knowsUs) {
        this(request, knowsUs, said -> Optional.empty());
    }

    Checkup read(VendorAnswer answer) {
        JsonNode said;
        try {
            said = answer.json();
        } catch (IllegalArgumentException notJson) {
            return Checkup.of(HttpTrouble.meaning(answer.status()));
        }
        if (answer.isOk() && knowsUs.test(said)) {
            return Checkup.KNOWN;
        }
        return Checkup.of(refusal.apply(said).orElseGet(() -> HttpTrouble.meaning(answer.status())));
    }
}
