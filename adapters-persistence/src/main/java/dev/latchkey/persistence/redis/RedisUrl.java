package dev.latchkey.persistence.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Redis is and who we are to it.
 *
 * @param user empty for the user that Redis calls {@code default}
 * @param password empty if Redis asks for none
 * @param tls whether the connection is encrypted, and the server's certificate checked
 */
public record RedisUrl(String host, int port, String user, String password, int database, boolean tls) {
    private static final Pattern SHAPE = Pattern.compile(
            "(rediss?)://(?:(.*)@)?(\\[[0-9a-fA-F:.]+]|[^:/?#@\\[\\]\\s]+)(?::([0-9]{1,5}))?(?:/([0-9]{1,4})?)?");
    private static final int USUAL_PORT = 6379;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code redis://user:password@host:port/database}, with {@code rediss} for TLS. All but the host may be left
     * out; a password stands behind a colon, also without a user.
     *
     * @throws IllegalArgumentException if it is not that; the message never repeats the text, which has a password
     */
    public static RedisUrl parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must look like redis://user:password@host:6379/0, or rediss:// for TLS");
        }
        String[] who = Objects.requireNonNullElse(parts.group(2), ":").split(":", 2);
        if (who.length < 2) {
            // To some programs it is a user, to others a password.
            throw new IllegalArgumentException("must have a colon before the password, as in redis://:password@host");
        }
        if (!who[0].isEmpty() && who[1].isEmpty()) {
            throw new IllegalArgumentException("must have a password where it has a user");
        }
        int port = Integer.parseInt(Objects.requireNonNullElse(parts.group(4), "" + USUAL_PORT));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        return new RedisUrl(
                parts.group(3).replaceAll("[\\[\\]]", ""),
                port,
                decoded(who[0]),
                decoded(who[1]),
                Integer.parseInt(Objects.requireNonNullElse(parts.group(5), "0")),
                parts.group(1).equals("rediss"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        String who = password.isEmpty() ? "" : user + ":***@";
        String where = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "rediss://" : "redis://") + who + where + ":" + port + "/" + database;
    }

    private static String decoded(String text) {
        try {
            // URLDecoder makes a space of a plus, which is right in forms and wrong in addresses.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a percent sign that is not followed by two hexadecimal digits");
        }
    }
}
