package dev.latchkey.email;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the mail server is, how the way to it is protected, and who we are to it.
 *
 * @param login empty if the server asks for none
 */
public record SmtpUrl(String host, int port, Protection protection, Optional<Login> login) {
    private static final Pattern SHAPE = Pattern.compile(
            "(smtps?)://(?:(.*)@)?(\\[[0-9a-fA-F:.]+]|[^:/?#@\\[\\]\\s]+)(?::([0-9]{1,5}))?/?(?:\\?starttls=([a-z]+))?");
    private static final int SUBMISSION_PORT = 587;
    private static final int TLS_PORT = 465;
    private static final int LAST_PORT = 65_535;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    /**
     * Reads {@code smtp://user:password@host:587?starttls=required} or {@code smtps://user:password@host:465}. All but the
     * host may be left out; TLS is required unless it is switched off by {@code starttls=off}.
     *
     * @throws IllegalArgumentException if it is not that; the message never repeats the text, which has a password
     */
    public static SmtpUrl parse(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must look like smtp://user:password@host:587 or smtps://user:password@host:465");
        }
        Protection protection = protection(parts.group(1), Optional.ofNullable(parts.group(5)));
        String host = parts.group(3).replaceAll("[\\[\\]]", "");
        Optional<Login> login = Optional.ofNullable(parts.group(2)).map(SmtpUrl::login);
        if (login.isPresent() && protection == Protection.NONE && !THIS_MACHINE.contains(host)) {
            throw new IllegalArgumentException("must not send a password without TLS to another machine");
        }
        int usual = protection == Protection.TLS ? TLS_PORT : SUBMISSION_PORT;
        int port = Integer.parseInt(Objects.requireNonNullElse(parts.group(4), "" + usual));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        return new SmtpUrl(host, port, protection, login);
    }

    /** Without the password. */
    @Override
    public String toString() {
        String who = login.map(known -> known.user() + ":***@").orElse("");
        String where = host.contains(":") ? "[" + host + "]" : host;
        String scheme = protection == Protection.TLS ? "smtps://" : "smtp://";
        return scheme + who + where + ":" + port + (protection == Protection.NONE ? "?starttls=off" : "");
    }

    private static Protection protection(String scheme, Optional<String> starttls) {
        if (scheme.equals("smtps")) {
            if (starttls.isPresent()) {
                throw new IllegalArgumentException("must not have starttls where smtps has TLS from the beginning");
            }
            return Protection.TLS;
        }
        return switch (starttls.orElse("required")) {
            case "required" -> Protection.STARTTLS;
            case "off" -> Protection.NONE;
            default -> throw new IllegalArgumentException("must have starttls=required or starttls=off");
        };
    }

    private static Login login(String text) {
        String[] who = text.split(":", 2);
        if (who.length < 2 || who[0].isEmpty() || who[1].isEmpty()) {
            throw new IllegalArgumentException("must have a user, a colon and a password before the @, or nothing");
        }
        return new Login(decoded(who[0]), decoded(who[1]));
    }

    private static String decoded(String text) {
        try {
            // URLDecoder makes a space of a plus, which is right in forms and wrong in addresses.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a percent sign that is not followed by two hexadecimal digits");
        }
    }

    /** How the way to the server is protected. There is no "if possible": whoever sits in between would say no. */
    public enum Protection {
        /** TLS from the first byte. */
        TLS,
        /** TLS before anything that matters, or nothing is sent. */
        STARTTLS,
        NONE
    }

    /** Who we are to the server. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + ":***";
        }
    }
}
