package dev.latchkey.application.login.phone;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;

/** Words the message that carries a code. */
@Port
public interface CodeTexts {

    /** The code is the only run of digits of its length, save a WebOTP line that repeats it. */
    String text(CodePurpose purpose, LoginCode code, Language language);
}
