package dev.latchkey.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The token of the {@code Authorization} header. What it proves is found out by whoever knows about tokens: routes that
 * need to know who is asking take a {@code Function<Context, Caller>} when they are built, made of this and a use case.
 */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 4_096;

    private BearerToken() {}

    /** The token, or empty if there is none or the header is anything but one bearer token. */
    public static Optional<String> of(Context ctx) {
        return in(Collections.list(ctx.req().getHeaders("Authorization")));
    }

    static Optional<String> in(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        String header = headers.get(0);
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int begin = SCHEME.length();
        while (begin < header.length() && header.charAt(begin) == ' ') {
            begin++;
        }
        String token = header.substring(begin);
        return isToken68(token) ? Optional.of(token) : Optional.empty();
    }

    // RFC 9110, section 11.2. Every request comes by here, and a regular expression took as long as the rest of it.
    private static boolean isToken68(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        if (end == 0 || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (!isToken68(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken68(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "-._~+/".indexOf(c) >= 0);
    }

    /** The one answer to every missing, broken, expired or revoked token. */
    public static RuntimeException refused() {
        return new EdgeRefused(EdgeProblem.UNAUTHENTICATED);
    }
}
