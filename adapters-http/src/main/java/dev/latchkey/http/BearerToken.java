package dev.latchkey.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token of the {@code Authorization} header. What it proves is found out by whoever knows about tokens: routes that
 * need to know who is asking take a {@code Function<Context, Caller>} when they are built, made of this and a use case.
 */
public final class BearerToken {
    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,4096}=*)");

    private BearerToken() {}

    /** The token, or empty if there is none or the header is anything but one bearer token. */
    public static Optional<String> of(Context ctx) {
        return in(Collections.list(ctx.req().getHeaders("Authorization")));
    }

    static Optional<String> in(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher header = HEADER.matcher(headers.get(0));
        return header.matches() ? Optional.of(header.group(1)) : Optional.empty();
    }

    /** The one answer to every missing, broken, expired or revoked token. */
    public static RuntimeException refused() {
        return new EdgeRefused(EdgeProblem.UNAUTHENTICATED);
    }
}
