package dev.latchkey.security;

import dev.latchkey.domain.shared.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Names for things that must be found again by a phone or an address but must not tell it: 128 bits of HMAC-SHA256. Who
 * has the names and not the key cannot even try all phones.
 */
public final class HmacNames implements UnaryOperator<String> {
    private static final int BYTES = 16;

    private final byte[] key;

    public HmacNames(MasterSecret secret) {
        this.key = secret.derive("hide names", 32);
    }

    @Override
    public String apply(String text) {
        byte[] mac = Hkdf.mac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Base64Url.of(Arrays.copyOf(mac, BYTES));
    }
}
