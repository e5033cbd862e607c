package dev.latchkey.http;

import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/**
 * One method at one path.
 *
 * @param maxBody the longest body in bytes that is read for it
 * @param vital whether it must answer even when all threads for handlers are busy
 * @param described whether the description of the API must have it
 * @param asset what to send, where no handler is needed to find out
 * @param later who answers in the handler's place, where an answer may take its time
 */
record Route(
        String method,
        PathTemplate template,
        Handler handler,
        long maxBody,
        boolean vital,
        boolean described,
        Optional<Supplier<Asset>> asset,
        Optional<Later> later) {
    private static final String ATTRIBUTE = Route.class.getName();

    void assignTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The route that a request was found to be for; empty if it got no further than the door. */
    static Optional<Route> of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Route route ? Optional.of(route) : Optional.empty();
    }
}
