package dev.latchkey.domain.shared;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Base64url without padding (RFC 4648, 5): links, cookies and headers carry it as it is. */
public final class Base64Url {
    private Base64Url() {}

    /** Four characters for every three bytes, and two or three for what is left over. */
    public static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** So many random bytes. */
    public static String random(int bytes, RandomGenerator random) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return of(drawn);
    }
}
