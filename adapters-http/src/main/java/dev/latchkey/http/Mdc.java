package dev.latchkey.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the names of a request beside every line that is logged while it is worked on. */
final class Mdc {
    static final String REQUEST_ID = "request_id";
    static final String TRACE_PARENT = "traceparent";

    private static final Pattern W3C_TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Mdc() {}

    /** Runs the work with the names set, and leaves the thread as clean as it was. */
    static void around(Request request, Runnable work) {
        String trace = traceOf(request.getHeaders().get(TRACE_PARENT));
        MDC.put(REQUEST_ID, RequestId.of(request));
        if (trace != null) {
            MDC.put(TRACE_PARENT, trace);
        }
        try {
            work.run();
        } finally {
            MDC.remove(REQUEST_ID);
            MDC.remove(TRACE_PARENT);
        }
    }

    private static @Nullable String traceOf(@Nullable String header) {
        return header != null && W3C_TRACE.matcher(header).matches() ? header : null;
    }
}
