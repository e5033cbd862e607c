package dev.latchkey.security;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** A hash by Argon2 (RFC 9106), written as a PHC string. */
final class Argon2Hash implements StoredHash {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int FEWEST_SALT_BYTES = 8;

    // Django writes the name of its own hasher in front. No version means the one that there was before versions.
    private static final Pattern PHC =
            Pattern.compile("(?:argon2)?\\$argon2(id|i)\\$(?:v=(16|19)\\$)?m=([1-9][0-9]{0,6}),"
                    + "t=([1-9][0-9]{0,3}),p=([1-9][0-9]{0,2})\\$([A-Za-z0-9+/]{1,172})\\$([A-Za-z0-9+/]{1,172})");

    private final int type;
    private final int version;
    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(int type, int version, Argon2Cost cost, byte[] salt, byte[] hash) {
        this.type = type;
        this.version = version;
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    static Argon2Hash of(byte[] password, Argon2Cost cost, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        int type = Argon2Parameters.ARGON2_id;
        int version = Argon2Parameters.ARGON2_VERSION_13;
        return new Argon2Hash(type, version, cost, salt, computed(type, version, cost, salt, HASH_BYTES, password));
    }

    static Optional<Argon2Hash> read(String text) {
        Matcher phc = PHC.matcher(text);
        if (!phc.matches() || number(phc, 3) < 8 * number(phc, 5)) {
            return Optional.empty();
        }
        Argon2Cost cost = new Argon2Cost(number(phc, 3), number(phc, 4), number(phc, 5));
        int type = phc.group(1).equals("id") ? Argon2Parameters.ARGON2_id : Argon2Parameters.ARGON2_i;
        int version =
                "19".equals(phc.group(2)) ? Argon2Parameters.ARGON2_VERSION_13 : Argon2Parameters.ARGON2_VERSION_10;
        return Optional.of(cost)
                .filter(Argon2Cost::isBearable)
                .flatMap(bearable -> StoredHash.decoded(phc.group(6), FEWEST_SALT_BYTES))
                .flatMap(salt -> StoredHash.decoded(phc.group(7), FEWEST_BYTES)
                        .map(hash -> new Argon2Hash(type, version, cost, salt, hash)));
    }

    /** As a PHC string, in which {@link #read} finds all of it again. */
    String written() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.iterations() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, computed(type, version, cost, salt, hash.length, password));
    }

    @Override
    public boolean isWeakerThan(Argon2Cost wanted) {
        return type != Argon2Parameters.ARGON2_id
                || version != Argon2Parameters.ARGON2_VERSION_13
                || cost.isLessThan(wanted)
                || salt.length < SALT_BYTES
                || hash.length < HASH_BYTES;
    }

    private static byte[] computed(int type, int version, Argon2Cost cost, byte[] salt, int length, byte[] password) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(type)
                .withVersion(version)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        int unused = argon2.generateBytes(password, hash);
        return hash;
    }

    private static int number(Matcher phc, int group) {
        return Integer.parseInt(phc.group(group));
    }

    @Override
    public String toString() {
        return "Argon2Hash[***]";
    }
}
