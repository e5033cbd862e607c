package dev.latchkey.sms;

import dev.latchkey.application.login.phone.CodeTexts;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of messages with codes, short enough for one SMS. For browsers a last line binds the code to our host, so that
 * they fill it in on our pages and nowhere else (WICG, Origin-bound one-time codes delivered via SMS).
 */
public final class SmsTexts implements CodeTexts {
    private static final int HTTPS_PORT = 443;

    /** A name with letters at its end. The format has no place for ports, and addresses are bound to nobody. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]{1,63}\\.)*[a-z][a-z0-9-]{0,62}");

    private final Optional<String> host;

    /**
     * Texts for the users of that address.
     *
     * @param publicUrl where users reach the service; without https, or with a port, there is no line for browsers
     */
    public SmsTexts(URI publicUrl) {
        this.host = bindable(publicUrl);
    }

    @Override
    public String text(CodePurpose purpose, LoginCode code, Language language) {
        String words = words(purpose, language).formatted(code.digits());
        return host.map(name -> words + "\n@" + name + " #" + code.digits()).orElse(words);
    }

    private static String words(CodePurpose purpose, Language language) {
        return switch (purpose) {
            case SIGN_IN ->
                switch (language) {
                    case RU -> "Код для входа: %s. Никому его не сообщайте.";
                    case EN -> "Your sign-in code: %s. Never tell it to anyone.";
                };
            case PHONE_CHANGE ->
                switch (language) {
                    case RU -> "Код для смены номера: %s. Никому его не сообщайте.";
                    case EN -> "Code to change your number: %s. Never tell it to anyone.";
                };
            case PROOF ->
                switch (language) {
                    case RU -> "Код подтверждения: %s. Никому его не сообщайте.";
                    case EN -> "Your confirmation code: %s. Never tell it to anyone.";
                };
        };
    }

    private static Optional<String> bindable(URI url) {
        String authority = url.getRawAuthority();
        if (!"https".equalsIgnoreCase(url.getScheme()) || authority == null) {
            return Optional.empty();
        }
        String withoutPort =
                authority.endsWith(":" + HTTPS_PORT) ? authority.substring(0, authority.lastIndexOf(':')) : authority;
        try {
            String name = IDN.toASCII(withoutPort).toLowerCase(Locale.ROOT);
            return Optional.of(name).filter(NAME.asMatchPredicate());
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
