package dev.latchkey.persistence.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** One step that Redis takes as a whole, in Lua. Every key that it writes gets a time to live in the same step. */
record RedisScript(String text, String sha1) {

    /** The script of that name among our resources. */
    static RedisScript named(String name) {
        try (InputStream resource = RedisScript.class.getResourceAsStream(name + ".lua")) {
            String text = new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
            return new RedisScript(text, sha1(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisScript of(String text) {
        return new RedisScript(text, sha1(text));
    }

    /** Redis calls scripts by it; it protects nothing. */
    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
