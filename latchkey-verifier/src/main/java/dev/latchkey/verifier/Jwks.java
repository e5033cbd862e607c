package dev.latchkey.verifier;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a set of keys (RFC 7517). Keys of other kinds are left alone, as the RFC says. One that claims to be ours and is
 * not well made spoils the whole answer: whoever wrote it cannot be trusted with the rest.
 */
final class Jwks {
    private static final Logger LOG = System.getLogger("dev.latchkey.verifier");
    private static final int MAX_KEYS = 64;

    /** What only a private or a secret key has (RFC 7518, 6). */
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final P256 curve;

    Jwks(P256 curve) {
        this.curve = curve;
    }

    /** The keys for ES256 by their names. */
    Map<String, VerificationKey> parse(byte[] json) throws Malformed {
        List<JsonObject> keys = JsonReader.object(json).list("keys", JsonObject.class);
        if (keys.size() > MAX_KEYS) {
            throw new Malformed("too many keys");
        }
        Map<String, VerificationKey> ours = new LinkedHashMap<>();
        for (JsonObject key : keys) {
            if (isOurs(key) && ours.put(key.text("kid"), key(key)) != null) {
                throw new Malformed("a kid twice");
            }
        }
        return Map.copyOf(ours);
    }

    private VerificationKey key(JsonObject key) throws Malformed {
        String id = key.text("kid");
        if (!Jws.KEY_ID.matcher(id).matches()) {
            throw new Malformed("a kid of another form");
        }
        return new VerificationKey(id, key.text("x"), key.text("y"), curve.key(key.text("x"), key.text("y")));
    }

    private static boolean isOurs(JsonObject key) throws Malformed {
        if (!key.text("kty").equals("EC") || !key.says("crv", "P-256") || !isForSignatures(key)) {
            return false;
        }
        if (PRIVATE.stream().anyMatch(key::has)) {
            LOG.log(Level.ERROR, "A private key is published; what it signs is not believed");
            return false;
        }
        return true;
    }

    /** What a key may be used for is optional in a set; where it is said, it must be this. */
    private static boolean isForSignatures(JsonObject key) throws Malformed {
        boolean verifies =
                !key.has("key_ops") || key.list("key_ops", String.class).contains("verify");
        return verifies && (!key.has("use") || key.says("use", "sig")) && (!key.has("alg") || key.says("alg", "ES256"));
    }
}
