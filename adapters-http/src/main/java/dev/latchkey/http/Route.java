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
 */
record Route(
        String method, PathTemplate template, Answering answering, long maxBody, boolean vital, boolean described) {
    private static final String ATTRIBUTE = Route.class.getName();

    Optional<Handler> handler() {
        return answering instanceof Answering.ByHandler by ? Optional.of(by.handler()) : Optional.empty();
    }

    Optional<Supplier<Asset>> asset() {
        return answering instanceof Answering.WithAsset with ? Optional.of(with.asset()) : Optional.empty();
    }

    Optional<Later> later() {
        return answering instanceof Answering.InTime in ? Optional.of(in.later()) : Optional.empty();
    }

    void assignTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The route that a request was found to be for; empty if it got no further than the door. */
    static Optional<Route> of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Route route ? Optional.of(route) : Optional.empty();
    }
}
