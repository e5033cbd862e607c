package dev.latchkey.application.login.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The twin of the real ones: everybody could sign, and only its tests do. */
public final class InMemoryTelegramSignatures implements TelegramSignatures {

    @Override
    public boolean areOfWidget(String checkString, String hash) {
        return hash.equals(signed("widget", checkString));
    }

    @Override
    public boolean areOfMiniApp(String checkString, String hash) {
        return hash.equals(signed("mini app", checkString));
    }

    @Override
    public boolean areOfTelegram(String checkString, String signature) {
        return signature.equals(signed("telegram", checkString));
    }

    /** How that door signs it. */
    public static String signed(String door, String checkString) {
        try {
            byte[] text = (door + "\n" + checkString).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
