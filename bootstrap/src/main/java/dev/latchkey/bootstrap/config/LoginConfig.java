package dev.latchkey.bootstrap.config;

import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.TestNumbers;

/**
 * Sign-in by phone code.
 *
 * @param testNumbers those that get no message because their codes are known
 */
public record LoginConfig(CodeRules codes, TestNumbers testNumbers) {

    static LoginConfig from(Values values) {
        CodeRules codes = new CodeRules(
                values.get(Settings.LOGIN_CODE_LENGTH),
                values.get(Settings.LOGIN_CODE_TTL),
                values.get(Settings.LOGIN_CODE_RESEND_AFTER),
                values.get(Settings.LOGIN_CODE_GUESSES),
                // Nobody guesses wrong that often in a day: the lock is off.
                values.get(Settings.GUESS_LOCK_AFTER).orElse(Integer.MAX_VALUE),
                values.get(Settings.CODE_NETWORK_FLAG));
        return new LoginConfig(codes, values.get(Settings.LOGIN_TEST_NUMBERS).numbers());
    }
}
