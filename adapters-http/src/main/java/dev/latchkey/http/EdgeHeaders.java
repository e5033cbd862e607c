package dev.latchkey.http;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** The headers that every answer carries, whoever writes it. */
final class EdgeHeaders {
    private static final List<HttpField> ALWAYS = List.of(
            new HttpField("X-Content-Type-Options", "nosniff"),
            new HttpField("Referrer-Policy", "no-referrer"),
            new HttpField("Cache-Control", "no-store"),
            new HttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new HttpField("X-Frame-Options", "DENY"),
            new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
            new HttpField("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));
    private static final HttpField HSTS =
            new HttpField("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final Set<String> allowedOrigins;
    private final boolean https;

    EdgeHeaders(HttpSettings settings) {
        this.allowedOrigins = settings.allowedOrigins();
        this.https = "https".equalsIgnoreCase(settings.publicUrl().getScheme());
    }

    /** Harmless to repeat: Jetty throws away what was set before it writes an error of its own. */
    void applyTo(Request request, Response response) {
        HttpFields.Mutable headers = response.getHeaders();
        ALWAYS.forEach(headers::put);
        if (https) {
            headers.put(HSTS);
        }
        headers.put(RequestId.HEADER, RequestId.of(request));
        headers.put(HttpHeader.VARY, "Origin, Accept-Language");
        if (comesFromAllowedOrigin(request)) {
            headers.put("Access-Control-Allow-Origin", request.getHeaders().get(HttpHeader.ORIGIN));
            headers.put("Access-Control-Allow-Credentials", "true");
            headers.put("Access-Control-Expose-Headers", "X-Request-Id, Retry-After, ETag, Location");
            headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }

    boolean comesFromAllowedOrigin(Request request) {
        List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        return origins.size() == 1 && allowedOrigins.contains(origins.get(0));
    }

    void allowPreflight(Response response, String methods) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Access-Control-Allow-Methods", methods);
        headers.put(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Accept-Language, If-Match, X-Request-Id, traceparent");
        headers.put("Access-Control-Max-Age", "600");
    }
}
