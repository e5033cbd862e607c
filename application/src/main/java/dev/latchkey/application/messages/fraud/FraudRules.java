package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.ServedNumbers;

/** By what it is decided whether a message is sent. */
public record FraudRules(FraudMode mode, ServedNumbers served, Budgets budgets) {

    public boolean enforced() {
        return mode == FraudMode.ENFORCE;
    }
}
