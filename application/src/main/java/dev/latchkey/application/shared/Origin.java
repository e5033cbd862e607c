package dev.latchkey.application.shared;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.shared.Network;
import java.util.Optional;

/**
 * Where a request comes from.
 *
 * @param address the internet address in text form, as shown to the owner of a session
 * @param network the network of that address, as limits and locks count it
 * @param device what the device calls itself, at most 200 characters; may be empty
 * @param language the language in which the caller asked to be addressed, if any
 */
public record Origin(String address, Network network, String device, Optional<Language> language) {
    private static final Network NOWHERE = new Network("");

    /** What people do in their chat with our bot comes from Telegram, which does not say where they are. */
    public static Origin ofTelegram(Optional<Language> language) {
        return new Origin("telegram", NOWHERE, "Telegram", language);
    }

    /** Whether the address is one of the internet, and not a word that says why there is none. */
    public boolean isPlace() {
        return !network.equals(NOWHERE);
    }

    /** Masked, because records end up in logs. */
    @Override
    public String toString() {
        return "Origin[***]";
    }
}
