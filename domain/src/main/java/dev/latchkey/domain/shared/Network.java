package dev.latchkey.domain.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of an internet address that one customer holds: a whole IPv4 address, or the first 64 bits of an IPv6
 * address (RFC 6177), because whoever has one address of such a network has all of them.
 *
 * @param key hexadecimal digits, 8 for IPv4 and 16 for IPv6
 */
public record Network(String key) {
    private static final int IPV4_DIGITS = 8;

    public static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return new Network(HexFormat.of().formatHex(bytes));
        }
        if (isMappedIpv4(bytes)) {
            return new Network(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return new Network(HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)));
    }

    /** The block it was probably rented with: 256 addresses of IPv4, or the first 48 bits of IPv6. */
    public String range() {
        return key.length() <= IPV4_DIGITS ? key.substring(0, Math.min(key.length(), 6)) : key.substring(0, 12);
    }

    /** Java unwraps ::ffff:a.b.c.d in most places, but not for addresses that are made from bytes. */
    private static boolean isMappedIpv4(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
    }

    @Override
    public String toString() {
        return "Network[***]";
    }
}
