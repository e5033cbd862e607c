package dev.latchkey.telegram;

import dev.latchkey.application.login.telegram.TelegramSignatures;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the signatures of Telegram's doors with the keys of its documentation. */
public final class TelegramSeals implements TelegramSignatures {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");

    private final Optional<byte[]> widgetKey;
    private final Optional<byte[]> miniAppKey;
    private final Ed25519Key publicKey;

    /**
     * Checks with those keys.
     *
     * @param token the bot's; without it nothing is believed that needs it
     * @param publicKey Telegram's
     */
    public TelegramSeals(Optional<BotToken> token, Ed25519Key publicKey) {
        this.widgetKey = token.map(secret -> Digests.sha256(secret.text()));
        // The word is the key here, and the token the message.
        this.miniAppKey = token.map(secret -> Digests.hmac(Digests.utf8("WebAppData"), secret.text()));
        this.publicKey = publicKey;
    }

    @Override
    public boolean areOfWidget(String checkString, String hash) {
        return isMac(widgetKey, checkString, hash);
    }

    @Override
    public boolean areOfMiniApp(String checkString, String hash) {
        return isMac(miniAppKey, checkString, hash);
    }

    @Override
    public boolean areOfTelegram(String checkString, String signature) {
        if (!SIGNATURE.matcher(signature).matches()) {
            return false;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(signature);
        // The last character has bits to spare, which a lenient reader throws away.
        boolean asWritten =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        return asWritten && publicKey.hasSigned(Digests.utf8(checkString), bytes);
    }

    private static boolean isMac(Optional<byte[]> key, String checkString, String hash) {
        return key.isPresent()
                && HASH.matcher(hash).matches()
                && MessageDigest.isEqual(HexFormat.of().parseHex(hash), Digests.hmac(key.get(), checkString));
    }
}
