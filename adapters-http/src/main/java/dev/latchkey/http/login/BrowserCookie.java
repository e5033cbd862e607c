package dev.latchkey.http.login;

import dev.latchkey.domain.login.BrowserSecret;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a browser keeps its secret while somebody is at Telegram. No script can read it, and it comes back from a link
 * (Lax), as the way back from Telegram is one.
 */
public final class BrowserCookie {
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final boolean https;

    /** @param https whether clients reach us that way; a neighbour under the same domain can then not set the cookie */
    public BrowserCookie(boolean https) {
        this.https = https;
    }

    Optional<BrowserSecret> of(Context ctx) {
        return Optional.ofNullable(ctx.cookie(name())).flatMap(BrowserSecret::parse);
    }

    void set(Context ctx, BrowserSecret secret) {
        ctx.header(
                "Set-Cookie",
                name() + "=" + secret.text() + "; Path=/; Max-Age=" + LIFE.toSeconds() + "; HttpOnly; SameSite=Lax"
                        + (https ? "; Secure" : ""));
    }

    private String name() {
        return https ? "__Host-latchkey-telegram" : "latchkey-telegram";
    }
}
