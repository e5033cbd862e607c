package dev.latchkey.security;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** A hash of a password that was read and found to be sound, and cheap enough to be tried. */
interface StoredHash {
    /** A hash is not believed if so few bytes are left of it that chance might hit them. */
    int FEWEST_BYTES = 16;

    int MOST_BYTES = 128;

    /** Whether it is of this password, told in a time that does not depend on how much of it is right. */
    boolean matches(byte[] password);

    /** Whether a hash of today would be harder to try out. */
    boolean isWeakerThan(Argon2Cost wanted);

    /** Of whichever kind it is. Empty if it is of none, is damaged, or asks for more work than is done for anybody. */
    static Optional<? extends StoredHash> read(String text) {
        return Stream.<Format>of(Argon2Hash::read, BcryptHash::read, Pbkdf2Hash::read, ScryptHash::read)
                .map(format -> format.read(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Bytes written in base64, with or without the padding. */
    static Optional<byte[]> decoded(String text, int fewest) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length >= fewest && bytes.length <= MOST_BYTES ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Reads the hashes of one kind. */
    @FunctionalInterface
    interface Format {
        /** Empty if the text is of another kind, is damaged, or asks for more work than is done for anybody. */
        Optional<? extends StoredHash> read(String text);
    }
}
