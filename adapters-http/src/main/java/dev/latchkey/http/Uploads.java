package dev.latchkey.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;

/** Bodies that are files and not JSON. */
public final class Uploads {
    private Uploads() {}

    /** The body, if it says that it is of one of those media types. What it really is has to be seen. */
    public static byte[] bytes(Context ctx, Set<String> mediaTypes) {
        String type = ctx.header("Content-Type");
        if (type == null
                || !mediaTypes.contains(type.strip().toLowerCase(Locale.ROOT))
                || !Json.isPlain(ctx.header("Content-Encoding"))) {
            throw new EdgeRefused(EdgeProblem.MEDIA_TYPE);
        }
        return ctx.bodyAsBytes();
    }
}
