package dev.latchkey.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses such as {@code 10.0.0.0/8} or {@code ::1}. */
public final class AddressBlock {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    private final byte[] start;
    private final int bits;

    private AddressBlock(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<InetAddress> start = Addresses.parse(address);
        if (start.isEmpty()) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        byte[] bytes = start.get().getAddress();
        int most = bytes.length * 8;
        String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException("the length of a block is at most " + most + ": " + text);
        }
        return new AddressBlock(bytes, Integer.parseInt(length));
    }

    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != start.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != start[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || (other[whole] ^ start[whole]) >> (8 - rest) == 0;
    }
}
