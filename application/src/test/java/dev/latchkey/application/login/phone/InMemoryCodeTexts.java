package dev.latchkey.application.login.phone;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;

/** The twin of the real texts. */
public final class InMemoryCodeTexts implements CodeTexts {
    @Override
    public String text(CodePurpose purpose, LoginCode code, Language language) {
        return switch (language) {
            case RU -> "Ваш код: " + code.digits();
            case EN -> "Your code: " + code.digits();
        };
    }
}
