package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Destination;

/** What is known of phone numbers without asking anybody. */
@Port
@FunctionalInterface
public interface Destinations {

    /** Always the same for the same number; of kind UNKNOWN where nothing is known. */
    Destination of(PhoneNumber phone);
}
