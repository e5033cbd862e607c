package dev.latchkey.sms.vendors;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.GatewayAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the error codes of one vendor mean. */
final class Codes {
    private final Map<String, DeliveryOutcome> meanings = new HashMap<>();

    Codes mean(DeliveryOutcome outcome, String... codes) {
        for (String code : codes) {
            meanings.put(code, outcome);
        }
        return this;
    }

    /** Empty if the code is not known. */
    Optional<GatewayAnswer> maybe(String code) {
        return Optional.ofNullable(meanings.get(code)).map(outcome -> GatewayAnswer.of(outcome, code));
    }

    /** Whether no other gateway is to be asked after that. */
    boolean isRefusal(String code) {
        return maybe(code)
                .filter(answer -> answer.outcome().consequence() == Consequence.REFUSED)
                .isPresent();
    }

    /** An unknown code is a no as well: the vendor surely has not taken what it has an error for. */
    GatewayAnswer answer(String code) {
        return maybe(code).orElseGet(() -> GatewayAnswer.of(DeliveryOutcome.REJECTED, code));
    }
}
