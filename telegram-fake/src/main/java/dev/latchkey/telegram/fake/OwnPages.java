package dev.latchkey.telegram.fake;

import io.javalin.http.Context;
import java.util.Set;

/** Who else has a page open in this browser must not chat in anybody's name. */
final class OwnPages {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private OwnPages() {}

    /** Pages of other sites cannot send JSON without asking, and those that took our address have another name. */
    static void check(Context ctx) {
        String host = String.valueOf(ctx.header("Host")).replaceFirst(":[0-9]+$", "");
        boolean isWrite = ctx.method().name().equals("POST");
        boolean isJson = String.valueOf(ctx.contentType()).startsWith("application/json");
        if (!HERE.contains(host) || (isWrite && !isJson)) {
            throw new Refusal(403, "Forbidden", 0);
        }
    }
}
