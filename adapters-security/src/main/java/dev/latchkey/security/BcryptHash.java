package dev.latchkey.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * A hash by bcrypt, as many systems have them. Of a password it knows 72 bytes only; that ends with the first sign-in, after
 * which the password is hashed anew.
 */
record BcryptHash(String text) implements StoredHash {
    private static final int MOST_BYTES_OF_PASSWORD = 72;
    private static final int MOST_COST = 14;
    private static final int LEAST_COST = 4;

    /** Django writes the name of its own hasher in front. */
    private static final Pattern SHAPE = Pattern.compile("(?:bcrypt\\$)?(\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53})");

    static Optional<BcryptHash> read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(shape.group(2));
        return cost >= LEAST_COST && cost <= MOST_COST ? Optional.of(new BcryptHash(shape.group(1))) : Optional.empty();
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] known = Arrays.copyOf(password, Math.min(password.length, MOST_BYTES_OF_PASSWORD));
        return MessageDigest.isEqual(ascii(text), ascii(computed(known)));
    }

    @Override
    public boolean isWeakerThan(Argon2Cost wanted) {
        return true;
    }

    private String computed(byte[] password) {
        String version = text.substring(1, 3);
        int cost = Integer.parseInt(text.substring(4, 6));
        return OpenBSDBCrypt.generate(version, password, BcryptSalt.decoded(text.substring(7, 29)), cost);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "BcryptHash[***]";
    }
}
