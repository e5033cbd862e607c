package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.login.CodeRules;

/** Sign-in by phone code. */
public record LoginConfig(CodeRules codes) {

    static LoginConfig from(Values values) {
        return new LoginConfig(new CodeRules(
                values.get(Settings.LOGIN_CODE_LENGTH),
                values.get(Settings.LOGIN_CODE_TTL),
                values.get(Settings.LOGIN_CODE_RESEND_AFTER),
                values.get(Settings.LOGIN_CODE_GUESSES),
                // Nobody guesses wrong that often in a day: the lock is off.
                values.get(Settings.GUESS_LOCK_AFTER).orElse(Integer.MAX_VALUE),
                values.get(Settings.CODE_NETWORK_FLAG)));
    }
}
