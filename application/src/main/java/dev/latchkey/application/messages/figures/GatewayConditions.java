package dev.latchkey.application.messages.figures;

import dev.latchkey.application.shared.Port;
import java.util.List;
import java.util.Optional;

/** How the gateways of the routes are, as this instance knows it. Never fails: what cannot be found out is absent. */
@Port
@FunctionalInterface
public interface GatewayConditions {
    List<Condition> all();

    /**
     * How one gateway is.
     *
     * @param resting whether it is left alone because of trouble
     * @param balance what is left in the account, as the vendor writes it
     */
    record Condition(String gateway, boolean resting, Optional<String> balance) {}
}
