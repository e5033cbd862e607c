package dev.latchkey.bootstrap.config;

import static dev.latchkey.bootstrap.config.Kinds.require;

import dev.latchkey.application.login.telegram.push.Matching;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.Ed25519Key;
import java.net.URI;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The kinds of values that settings of Telegram have. */
final class TelegramKinds {
    private static final Pattern TOKEN = Pattern.compile("[0-9]{5,}:[A-Za-z0-9_-]{20,}");

    private TelegramKinds() {}

    /** Whether there seems to be a bot's token in it: people put it where it does not belong. */
    static boolean holdsToken(String text) {
        return TOKEN.matcher(text).find();
    }

    /** Where the Bot API is, which is shown; the token is no part of it. */
    static Kind<URI> api() {
        Kind<URI> address = Kinds.webAddress();
        return Kind.open(address.allowed(), text -> {
            require(!holdsToken(text), "must end before /bot and the token, which is TELEGRAM_BOT_TOKEN");
            return address.reading().apply(text);
        });
    }

    /** Shown is the number of the bot, which everybody may know. */
    static Kind<BotToken> botToken() {
        return Kind.secret(
                "a bot's token, such as 123456:ABC-DEF…", text -> new BotToken(text).bot() + ":***", text -> {
                    try {
                        return new BotToken(text);
                    } catch (IllegalArgumentException e) {
                        throw new WrongValue("is not a bot's token");
                    }
                });
    }

    static Kind<OptionalLong> botId() {
        return new Kind<>(
                "the number of a bot",
                text -> text.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(TelegramId.parse(text)
                                .orElseThrow(() -> new WrongValue("is not the number of a bot"))
                                .value()),
                text -> text,
                false,
                true);
    }

    static Kind<Secret> clientSecret() {
        return Kind.secret("1 to 500 characters of ASCII", text -> "***", text -> {
            require(text.matches("[ -~]{1,500}"), "is not that");
            return new Secret(text);
        });
    }

    static Kind<Matching> matching() {
        return Kind.open("choice, typed or off", text -> switch (text) {
            case "choice" -> Matching.CHOICE;
            case "typed" -> Matching.TYPED;
            case "off" -> Matching.OFF;
            default -> throw new WrongValue("is none of them");
        });
    }

    static Kind<Secret> webhookSecret() {
        return Kind.secret("16 to 256 letters, digits, _ and -", text -> "***", text -> {
            require(text.matches("[A-Za-z0-9_-]{16,256}"), "is not that");
            return new Secret(text);
        });
    }

    static Kind<OidcConfig.Nonce> nonce() {
        return Kind.open("required or if-present", text -> switch (text) {
            case "required" -> OidcConfig.Nonce.REQUIRED;
            case "if-present" -> OidcConfig.Nonce.IF_PRESENT;
            default -> throw new WrongValue("is neither of them");
        });
    }

    static Kind<Ed25519Key> publicKey() {
        return Kind.open("64 hexadecimal digits: a public key of Ed25519", text -> {
            require(text.matches("[0-9A-Fa-f]{64}"), "is not that");
            try {
                return Ed25519Key.ofHex(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue("is not such a key");
            }
        });
    }
}
