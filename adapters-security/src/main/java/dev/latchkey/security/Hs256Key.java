package dev.latchkey.security;

import com.auth0.jwt.algorithms.Algorithm;
import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The setting {@code JWT_SECRET_KEY}: one secret that signs and checks tokens, shared with who else checks them. */
public final class Hs256Key extends TokenKeys {
    private static final byte[] SALT = "latchkey".getBytes(StandardCharsets.US_ASCII);

    private final TokenKey key;

    /**
     * The key of that setting: its bytes in UTF-8, as they are.
     *
     * @throws IllegalArgumentException if it is shorter than 32 bytes, repeats itself, or is a known example
     */
    public Hs256Key(String setting) {
        byte[] bytes = SecretSetting.bytes("JWT_SECRET_KEY", setting);
        // Derived, so that a change of the secret changes the name and the name tells nothing of the secret.
        byte[] name = Hkdf.expand(Hkdf.extract(SALT, bytes), "token key id", 4);
        this.key = new TokenKey("hs-" + HexFormat.of().formatHex(name), Algorithm.HMAC256(bytes));
    }

    @Override
    TokenKey signing() {
        return key;
    }

    @Override
    Optional<TokenKey> find(String id) {
        return has(id) ? Optional.of(key) : Optional.empty();
    }

    @Override
    boolean has(String id) {
        return id.equals(key.id());
    }

    /** A shared secret has no public half. */
    @Override
    List<PublicKey> published() {
        return List.of();
    }

    @Override
    public String toString() {
        return "Hs256Key[***]";
    }
}
