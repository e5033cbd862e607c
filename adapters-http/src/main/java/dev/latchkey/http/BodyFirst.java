package dev.latchkey.http;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request take a thread only when its body is here. Until then it costs memory, which is bounded, so any number of
 * clients may drip. Handlers run on threads of their own: Jetty's stay free to read, write and say how we are.
 */
final class BodyFirst extends Handler.Wrapper {
    private final SlowClients patience;
    private final ErrorPages pages;
    private final ConnectionGuard guard;
    private final Executor handlers;
    private final AtomicLong bytesHeld = new AtomicLong();

    BodyFirst(SlowClients patience, ErrorPages pages, ConnectionGuard guard, Executor handlers) {
        this.patience = patience;
        this.pages = pages;
        this.guard = guard;
        this.handlers = handlers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long longest = Route.of(request).map(Route::maxBody).orElse(0L);
        Exchange exchange = new Exchange(request, response, callback);
        if (request.getLength() > longest) {
            exchange.refuseAndLinger(EdgeProblem.TOO_LARGE);
        } else if (hasBody(request)) {
            new BodyReader(exchange, longest, patience, bytesHeld).start();
        } else {
            exchange.proceed(new byte[0]);
        }
        return true;
    }

    static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** One request on its way to its handler, or to a refusal. */
    final class Exchange {
        private final Request request;
        private final Response response;
        private final Callback callback;

        private Exchange(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        Request request() {
            return request;
        }

        /** Says no without having read everything, so the connection cannot be used again. */
        void refuse(EdgeProblem problem) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            pages.write(problem, request, response, callback);
        }

        /** As {@link #refuse}, to a client that is busy sending. Only while nothing is being read. */
        void refuseAndLinger(EdgeProblem problem) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            pages.refuseUnread(problem, request, response, callback);
        }

        void fail(Throwable failure) {
            pages.write(failure, request, response, callback);
        }

        void proceed(byte[] body) {
            guard.bodyComplete(request);
            Request whole = new WholeRequest(request, body);
            Runnable work = () -> Mdc.around(request, () -> handle(whole));
            if (Route.of(request).map(Route::vital).orElse(false)) {
                work.run();
                return;
            }
            try {
                handlers.execute(work);
            } catch (RejectedExecutionException stopping) {
                pages.write(EdgeProblem.UNAVAILABLE, request, response, callback);
            }
        }

        private void handle(Request whole) {
            Optional<Later> later = Route.of(request).flatMap(Route::later);
            if (later.isPresent()) {
                begin(later.get(), new Suspended(request, response, callback, pages, guard));
                return;
            }
            try {
                if (!BodyFirst.super.handle(whole, response, callback)) {
                    pages.write(EdgeProblem.NO_ROUTE, request, response, callback);
                }
            } catch (Throwable failure) {
                fail(failure);
            }
        }

        private void begin(Later later, Suspended suspended) {
            try {
                later.begin(suspended);
            } catch (Throwable failure) {
                suspended.fail(failure);
            }
        }
    }
}
