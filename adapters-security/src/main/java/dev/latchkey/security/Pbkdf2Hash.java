package dev.latchkey.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** A hash by PBKDF2 (RFC 8018), as Django writes it: {@code pbkdf2_sha256$iterations$salt$base64}. */
final class Pbkdf2Hash implements StoredHash {
    private static final Pattern SHAPE = Pattern.compile(
            "pbkdf2_(sha256|sha1)\\$([1-9][0-9]{0,7})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]{1,172}={0,2})");

    /** Twice what Django 6 takes; one or two seconds. */
    private static final int MOST_ITERATIONS = 2_500_000;

    private final boolean sha256;
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2Hash(boolean sha256, int iterations, byte[] salt, byte[] hash) {
        this.sha256 = sha256;
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<Pbkdf2Hash> read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches() || Integer.parseInt(shape.group(2)) > MOST_ITERATIONS) {
            return Optional.empty();
        }
        boolean sha256 = shape.group(1).equals("sha256");
        byte[] salt = shape.group(3).getBytes(StandardCharsets.US_ASCII);
        return StoredHash.decoded(shape.group(4), FEWEST_BYTES)
                // More would be computed by as many more runs.
                .filter(hash -> hash.length <= digest(sha256).getDigestSize())
                .map(hash -> new Pbkdf2Hash(sha256, Integer.parseInt(shape.group(2)), salt, hash));
    }

    @Override
    public boolean matches(byte[] password) {
        PKCS5S2ParametersGenerator pbkdf2 = new PKCS5S2ParametersGenerator(digest(sha256));
        pbkdf2.init(password, salt, iterations);
        KeyParameter computed = (KeyParameter) pbkdf2.generateDerivedMacParameters(hash.length * 8);
        return MessageDigest.isEqual(hash, computed.getKey());
    }

    @Override
    public boolean isWeakerThan(Argon2Cost wanted) {
        return true;
    }

    private static Digest digest(boolean sha256) {
        return sha256 ? new SHA256Digest() : new SHA1Digest();
    }

    @Override
    public String toString() {
        return "Pbkdf2Hash[***]";
    }
}
