package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.login.IdTokenClaims;

/** Reads ID tokens that Telegram has signed. */
@Port
@FunctionalInterface
public interface IdTokens {

    /**
     * What the token says. Whether it says it to us, and now, is for the caller to look at.
     *
     * @throws dev.latchkey.domain.shared.Refused {@link dev.latchkey.domain.login.TelegramProblem#SIGNATURE_WRONG} if it is
     *     none, or was signed by somebody else
     * @throws dev.latchkey.application.shared.Unavailable if the keys to check it with cannot be had
     */
    IdTokenClaims read(String token);
}
