package dev.latchkey.sms.gateways;

import java.util.Optional;

/** How a vendor is asked over HTTP what is left in the account, and what its answer says. */
public interface BalanceQuestion {

    VendorRequest request();

    /** The amount as the vendor writes it, with its currency if it names one. Empty, or any exception, if it says none. */
    Optional<String> read(VendorAnswer answer);
}
