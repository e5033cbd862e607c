package dev.latchkey.application.login.telegram;

import java.time.Duration;

/**
 * How people sign in through the OpenID provider of Telegram.
 *
 * @param client our number there; nobody signs in that way where it is empty
 * @param hasSecret whether we may turn codes into tokens; else only tokens that pages bring are taken
 * @param nonceRequired whether a token without a nonce is refused
 * @param patience how long somebody may be away at Telegram
 */
public record OidcRules(String issuer, String client, boolean hasSecret, boolean nonceRequired, Duration patience) {

    boolean isOn() {
        return !client.isEmpty();
    }
}
