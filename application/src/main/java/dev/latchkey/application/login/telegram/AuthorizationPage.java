package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Port;
import java.net.URI;

/** Where people tell Telegram that they want to sign in here. */
@Port
@FunctionalInterface
public interface AuthorizationPage {

    /**
     * The address to send a browser to.
     *
     * @throws dev.latchkey.application.shared.Unavailable if nobody can be asked for it
     */
    URI address(String state, String nonce, String challenge);
}
