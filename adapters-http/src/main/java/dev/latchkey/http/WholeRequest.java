package dev.latchkey.http;

import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body has arrived, as handlers see it. */
final class WholeRequest extends Request.Wrapper {
    // Javalin obeys the first, so that a GET would become a DELETE behind our back, and answers the second with a page.
    private static final Set<String> WITHHELD = Set.of("x-http-method-override", "sec-websocket-key");

    private final ByteBufferContentSource body;
    private final HttpFields headers;

    WholeRequest(Request request, byte[] body) {
        super(request);
        this.body = new ByteBufferContentSource(ByteBuffer.wrap(body));
        this.headers = without(request.getHeaders());
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public Content.Chunk read() {
        return body.read();
    }

    @Override
    public void demand(Runnable whenReadable) {
        body.demand(whenReadable);
    }

    @Override
    public void fail(@Nullable Throwable failure) {
        body.fail(failure);
    }

    private static HttpFields without(HttpFields headers) {
        if (WITHHELD.stream().noneMatch(headers::contains)) {
            return headers;
        }
        HttpFields.Mutable kept = HttpFields.build(headers);
        WITHHELD.forEach(kept::remove);
        return kept.asImmutable();
    }
}
