package dev.latchkey.http;

import dev.latchkey.application.shared.Origin;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;

/**
 * A request that is answered later, by whichever thread has the answer. It holds none meanwhile, and no thread waits for the
 * client to read. The first answer counts; what comes after it is dropped.
 */
public final class Suspended {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ErrorPages pages;
    private final ConnectionGuard guard;
    private final AtomicBoolean answered = new AtomicBoolean();

    Suspended(Request request, Response response, Callback callback, ErrorPages pages, ConnectionGuard guard) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.pages = pages;
        this.guard = guard;
    }

    public boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    /** What stands in that hole of the path. */
    public String path(String hole) {
        List<String> names = Route.of(request).orElseThrow().template().segments();
        List<String> segments = PathTemplate.split(request.getHttpURI().getPath());
        return URIUtil.decodePath(segments.get(names.indexOf("{" + hole + "}")));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Where it comes from, in the terms of the use cases. */
    public Origin origin() {
        return Origins.of(
                address(),
                header("User-Agent").orElse(null),
                header("Accept-Language").orElse(null));
    }

    public InetAddress address() {
        return ClientAddress.of(request);
    }

    /** From here on it waits with our consent, so its connection counts no longer among those of which there are too many. */
    public void waits() {
        guard.waits(request);
    }

    /** Whether the client has given up. */
    public boolean isGone() {
        return !answered.get()
                && request.getConnectionMetaData().getConnection().getEndPoint() instanceof PatientEndPoint line
                && line.hasHungUp();
    }

    /**
     * Answers with JSON.
     *
     * @param lost told of it if it did not get through, as far as that can be known; must not block
     */
    public void answer(Object body, Consumer<Throwable> lost) {
        if (!answered.compareAndSet(false, true)) {
            lost.accept(new IllegalStateException("There was an answer already"));
            return;
        }
        byte[] json = Json.bytes(body);
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
        response.write(true, ByteBuffer.wrap(json), Callback.from(callback::succeeded, failure -> {
            callback.failed(failure);
            lost.accept(failure);
        }));
    }

    public void answer(Object body) {
        answer(body, lost -> {});
    }

    /** Answers that there is nothing, and that there is no need to ask again. */
    public void answerNothing() {
        if (answered.compareAndSet(false, true)) {
            response.setStatus(HttpStatus.NO_CONTENT_204);
            response.write(true, null, callback);
        }
    }

    /** Answers with what went wrong. */
    public void fail(Throwable trouble) {
        if (answered.compareAndSet(false, true)) {
            pages.write(trouble, request, response, callback);
        }
    }

    /** The client had better ask on another connection the next time, which may be at another instance. */
    public void closeAfterwards() {
        if (!answered.get()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }

    /** Answers with a stream of events (HTML, 9.2), which begins at once. */
    public EventStream stream() {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("There was an answer already");
        }
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        // Proxies that collect what is sent would keep it from the page.
        response.getHeaders().put("X-Accel-Buffering", "no");
        return new EventStream(request, response, callback);
    }

    Fields query() {
        return Request.extractQueryParameters(request);
    }
}
