package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.List;

/** Names of numbers that tell whoever has only the database nothing, by which they are found again. */
@Port
public interface PhoneDigests {

    String of(PhoneNumber phone);

    /** The same for all numbers that differ in their last four digits only, and not the name of any of them. */
    String ofPrefix(PhoneNumber phone);

    /** Every name that the number may have been written down under, the one of now first. */
    List<String> all(PhoneNumber phone);
}
