package dev.latchkey.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** A hash by scrypt (RFC 7914), as a PHC string or as Django writes it: {@code scrypt$N$salt$r$p$base64}. */
final class ScryptHash implements StoredHash {
    private static final Pattern PHC =
            Pattern.compile("\\$scrypt\\$ln=([1-9][0-9]?),r=([1-9][0-9]{0,2}),p=([1-9][0-9]{0,2})"
                    + "\\$([A-Za-z0-9+/]{1,172})\\$([A-Za-z0-9+/]{1,172})");
    private static final Pattern DJANGO =
            Pattern.compile("scrypt\\$([1-9][0-9]{0,7})\\$([!-#%-~]{1,128})\\$([1-9][0-9]{0,2})"
                    + "\\$([1-9][0-9]{0,2})\\$([A-Za-z0-9+/]{1,172}={0,2})");

    private static final int MOST_DOUBLINGS = 20;
    private static final long MOST_MEMORY = 128L * 1024 * 1024;

    /** Twice through the largest memory; about half a second. */
    private static final long MOST_WORK = 2 * MOST_MEMORY;

    private final int n;
    private final int r;
    private final int p;
    private final byte[] salt;
    private final byte[] hash;

    private ScryptHash(int n, int r, int p, byte[] salt, byte[] hash) {
        this.n = n;
        this.r = r;
        this.p = p;
        this.salt = salt;
        this.hash = hash;
    }

    static Optional<ScryptHash> read(String text) {
        Matcher phc = PHC.matcher(text);
        if (phc.matches()) {
            int doublings = Math.min(number(phc, 1), MOST_DOUBLINGS + 1);
            return StoredHash.decoded(phc.group(4), 1)
                    .flatMap(salt -> read(1 << doublings, number(phc, 2), number(phc, 3), salt, phc.group(5)));
        }
        Matcher django = DJANGO.matcher(text);
        if (django.matches()) {
            byte[] salt = django.group(2).getBytes(StandardCharsets.US_ASCII);
            return read(number(django, 1), number(django, 3), number(django, 4), salt, django.group(5));
        }
        return Optional.empty();
    }

    private static Optional<ScryptHash> read(int n, int r, int p, byte[] salt, String hash) {
        long memory = 128L * n * r;
        boolean sound = n > 1 && Integer.bitCount(n) == 1 && n <= 1 << MOST_DOUBLINGS;
        if (!sound || memory > MOST_MEMORY || memory * p > MOST_WORK) {
            return Optional.empty();
        }
        return StoredHash.decoded(hash, FEWEST_BYTES).map(bytes -> new ScryptHash(n, r, p, salt, bytes));
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, SCrypt.generate(password, salt, n, r, p, hash.length));
    }

    @Override
    public boolean isWeakerThan(Argon2Cost wanted) {
        return true;
    }

    private static int number(Matcher shape, int group) {
        return Integer.parseInt(shape.group(group));
    }

    @Override
    public String toString() {
        return "ScryptHash[***]";
    }
}
