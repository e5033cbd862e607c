package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Port;

/** Turns a code that came through a browser into a token that did not. */
@Port
@FunctionalInterface
public interface CodeExchange {

    /**
     * The ID token.
     *
     * @throws dev.latchkey.domain.shared.Refused {@link dev.latchkey.domain.login.TelegramProblem#DECLINED} if the code is
     *     not good
     * @throws dev.latchkey.application.shared.Unavailable if nobody can be asked
     */
    String token(String code, String verifier);
}
