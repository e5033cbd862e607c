package dev.latchkey.http;

import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line per request. Of what the client sent it holds only the id, whose shape is checked: no path, no query, no
 * address, so neither personal data nor line breaks can get in.
 */
final class RequestLog implements org.eclipse.jetty.server.RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final RequestObserver observer;

    RequestLog(RequestObserver observer) {
        this.observer = observer;
    }

    @Override
    public void log(Request request, Response response) {
        // Whatever becomes of the log, the request must not suffer.
        try {
            String method = KNOWN.contains(request.getMethod()) ? request.getMethod() : "OTHER";
            String route = Route.of(request).map(r -> r.template().toString()).orElse("-");
            Duration took = Duration.ofNanos(NanoTime.since(request.getBeginNanoTime()));
            int status = response.getStatus();
            write(method, route, status, took, Math.max(0, Response.getContentBytesWritten(response)), request);
            observer.finished(method, route, status, took);
        } catch (RuntimeException | Error lost) {
            quietly(lost);
        }
    }

    private static void write(String method, String route, int status, Duration took, long bytes, Request request) {
        MDC.put(Mdc.REQUEST_ID, RequestId.of(request));
        try {
            LOG.info("{} {} {} {}ms {}B", method, route, status, took.toMillis(), bytes);
        } finally {
            MDC.remove(Mdc.REQUEST_ID);
        }
    }

    private static void quietly(Throwable lost) {
        try {
            LOG.debug("a request was not logged", lost);
        } catch (RuntimeException | Error evenThat) {
            // There is nobody left to tell.
        }
    }
}
