package dev.latchkey.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where PostgreSQL is and who we are to it. {@code hosts} is one {@code host:port} or several, separated by commas.
 * Parameters are those of the JDBC driver and win over Latchkey's own settings.
 */
public record DatabaseUrl(String hosts, String database, String user, String password, Map<String, String> parameters) {
    private static final Pattern SHAPE =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^?]*)@)?([^@/?]+)/([^/?]+)(?:\\?(.*))?");

    /** What libpq, and with it most hosts of PostgreSQL, calls differently than the JDBC driver does. */
    private static final Map<String, String> NAMES_OF_LIBPQ = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads {@code postgres://user:password@host:port/database?parameter=value}, the same with {@code postgresql://} and
     * with {@code jdbc:postgresql://}, where user and password may also be parameters.
     *
     * @throws IllegalArgumentException if it is none of these; the message never repeats the text, which has a password
     */
    public static DatabaseUrl parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must look like postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database?user=…");
        }
        Map<String, String> parameters = parametersIn(Objects.requireNonNullElse(parts.group(4), ""));
        String[] userInfo = Objects.requireNonNullElse(parts.group(1), "").split(":", 2);
        String user = Objects.requireNonNullElse(parameters.remove("user"), decoded(userInfo[0]));
        String password = Objects.requireNonNullElse(
                parameters.remove("password"), userInfo.length == 2 ? decoded(userInfo[1]) : "");
        if (user.isEmpty()) {
            throw new IllegalArgumentException("must name a user");
        }
        return new DatabaseUrl(parts.group(2), decoded(parts.group(3)), user, password, parameters);
    }

    public DatabaseUrl withDatabase(String other) {
        return new DatabaseUrl(hosts, other, user, password, parameters);
    }

    public DatabaseUrl with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new DatabaseUrl(hosts, database, user, password, more);
    }

    /** Without the password, and without the parameters, among which may be one more. */
    @Override
    public String toString() {
        return "postgres://" + user + ":***@" + hosts + "/" + database;
    }

    private static Map<String, String> parametersIn(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!sides[0].isEmpty()) {
                String name = decoded(sides[0]);
                parameters.put(NAMES_OF_LIBPQ.getOrDefault(name, name), sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        return parameters;
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
