package dev.latchkey.http;

import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.shared.Network;
import io.javalin.http.Context;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, in the terms of the use cases. */
public final class Origins {
    private static final int LONGEST_DEVICE = 200;

    private Origins() {}

    public static Origin of(Context ctx) {
        return of(ClientAddress.of(ctx), ctx.header("User-Agent"), ctx.header("Accept-Language"));
    }

    static Origin of(InetAddress address, @Nullable String userAgent, @Nullable String acceptLanguage) {
        return new Origin(
                address.getHostAddress(), Network.of(address), device(userAgent), AcceptLanguage.asked(acceptLanguage));
    }

    /** What can be shown and stored: ASCII without control characters, which is all that a header should hold. */
    static String device(@Nullable String userAgent) {
        if (userAgent == null) {
            return "";
        }
        String shown = userAgent.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return shown.length() <= LONGEST_DEVICE ? shown : shown.substring(0, LONGEST_DEVICE);
    }
}
