package dev.latchkey.telegram;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/** The algorithms that an ID token may be signed with. What is not here is not believed, whatever a token says. */
enum TokenAlgorithm {
    RS256("SHA256withRSA"),
    ES256("SHA256withECDSAinP1363Format"),
    EDDSA("Ed25519");

    private static final int HALF_OF_ES256 = 32;

    private final String java;

    TokenAlgorithm(String java) {
        this.java = java;
    }

    /** The one that RFC 7518 and RFC 8037 call so. */
    static Optional<TokenAlgorithm> called(String name) {
        return switch (name) {
            case "RS256" -> Optional.of(RS256);
            case "ES256" -> Optional.of(ES256);
            case "EdDSA" -> Optional.of(EDDSA);
            default -> Optional.empty();
        };
    }

    boolean isSigned(byte[] message, byte[] signature, PublicKey key) {
        if (this == ES256 && !hasTwoNumbers(signature)) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(java);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException no) {
            return false;
        }
    }

    /** Some platforms believed zeros to be anybody's signature (CVE-2022-21449). */
    private static boolean hasTwoNumbers(byte[] signature) {
        return signature.length == 2 * HALF_OF_ES256
                && new BigInteger(1, Arrays.copyOf(signature, HALF_OF_ES256)).signum() > 0
                && new BigInteger(1, Arrays.copyOfRange(signature, HALF_OF_ES256, signature.length)).signum() > 0;
    }
}
