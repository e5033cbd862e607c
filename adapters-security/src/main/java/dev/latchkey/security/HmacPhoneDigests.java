package dev.latchkey.security;

import dev.latchkey.application.messages.fraud.PhoneDigests;
import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Digests of phone numbers by HMAC-SHA256: there are so few numbers that a hash without a key could be tried out. */
public final class HmacPhoneDigests implements PhoneDigests {
    private static final int LENGTH = 16;

    private final List<byte[]> keys;

    /** Digests under the current secret; what was digested under any of them is found. */
    public HmacPhoneDigests(Secrets secrets) {
        this.keys = secrets.all().stream()
                .map(secret -> secret.derive("digests of phones", 32))
                .toList();
    }

    @Override
    public String of(PhoneNumber phone) {
        return digest(keys.get(0), "phone", phone.e164());
    }

    @Override
    public String ofPrefix(PhoneNumber phone) {
        return digest(keys.get(0), "prefix", phone.prefix());
    }

    @Override
    public List<String> all(PhoneNumber phone) {
        return keys.stream().map(key -> digest(key, "phone", phone.e164())).toList();
    }

    private static String digest(byte[] key, String kind, String text) {
        return HexFormat.of().formatHex(Arrays.copyOf(Hkdf.mac(key).doFinal(Framed.of(kind, text)), LENGTH));
    }
}
