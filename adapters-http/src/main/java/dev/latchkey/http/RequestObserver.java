package dev.latchkey.http;

import java.time.Duration;

/** Told of every finished request, for metrics. Must be quick; what it throws is lost. */
@FunctionalInterface
public interface RequestObserver {
    /**
     * One request has been answered.
     *
     * @param method one that we know, or {@code OTHER}
     * @param route the template of the path, such as {@code /api/v1/users/{id}}, or {@code -} if there is none
     */
    void finished(String method, String route, int status, Duration took);

    static RequestObserver none() {
        return (method, route, status, took) -> {};
    }
}
