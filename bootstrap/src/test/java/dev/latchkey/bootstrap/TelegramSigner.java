package dev.latchkey.bootstrap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Telegram, as far as it signs data for one bot. */
public record TelegramSigner(String token) {
    public static final String TOKEN = "5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8";

    public static TelegramSigner usual() {
        return new TelegramSigner(TOKEN);
    }

    /** Somebody at Telegram who has never been here. */
    public static long someone() {
        return ThreadLocalRandom.current().nextLong(1_000_000_000L, 1L << 52);
    }

    /** What a Mini App was opened with by that person just now. */
    public String initData(long user, Map<String, String> more) {
        Map<String, String> fields = new TreeMap<>(more);
        fields.putIfAbsent("user", "{\"id\":" + user + ",\"first_name\":\"Anna\",\"username\":\"anna_" + user + "\"}");
        fields.putIfAbsent("auth_date", now());
        fields.putIfAbsent("query_id", Long.toString(ThreadLocalRandom.current().nextLong()));
        fields.put("hash", hex(hmac(hmac(bytes("WebAppData"), token), checkString(fields))));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What the login widget hands over for that person just now. */
    public Map<String, Object> widget(long user) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "id", Long.toString(user), "first_name", "Анна", "auth_date", now(), "photo_url", "https://t.me/i/1"));
        Map<String, Object> signed = new HashMap<>(fields);
        signed.put("id", user);
        signed.put("auth_date", Long.parseLong(fields.get("auth_date")));
        signed.put("hash", hex(hmac(sha256(token), checkString(fields))));
        return signed;
    }

    static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private static String checkString(Map<String, String> sorted) {
        return sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
