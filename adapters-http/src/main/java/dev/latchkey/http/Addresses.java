package dev.latchkey.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as proxies write them. Never asks a name server. */
final class Addresses {
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^\\[\\]]+)]|([0-9.]+))(?::\\d{1,5})?");

    private Addresses() {}

    /** A bare address. What only looks like one, such as {@code 127.1} or {@code 010.0.0.1}, is none. */
    static Optional<InetAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notOne) {
            return Optional.empty();
        }
    }

    /** An entry of {@code X-Forwarded-For}, to which some proxies add the port. */
    static Optional<InetAddress> parseHop(String text) {
        Matcher parts = WITH_PORT.matcher(text);
        if (!parts.matches()) {
            return parse(text);
        }
        return parse(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }
}
