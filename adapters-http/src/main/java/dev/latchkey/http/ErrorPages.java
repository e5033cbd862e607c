package dev.latchkey.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes problems where no handler of ours runs, in place of Jetty's own pages. */
final class ErrorPages implements Request.Handler {
    private final Problems problems;
    private final EdgeHeaders edge;

    ErrorPages(Problems problems, EdgeHeaders edge) {
        this.problems = problems;
        this.edge = edge;
    }

    /** Called by Jetty when something failed or was refused before, or beside, a handler. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Throwable cause = (Throwable) request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Throwable trouble = cause == null ? new EdgeRefused(EdgeProblem.ofStatus(response.getStatus())) : cause;
        write(trouble, request, response, lingering(request, callback));
        return true;
    }

    /** Says no before the body was read, also to a client that is busy sending it. Only while nothing is being read. */
    void refuseUnread(EdgeProblem problem, Request request, Response response, Callback callback) {
        write(problem, request, response, lingering(request, callback));
    }

    void write(EdgeProblem problem, Request request, Response response, Callback callback) {
        write(new EdgeRefused(problem), request, response, callback);
    }

    void write(Throwable trouble, Request request, Response response, Callback callback) {
        if (response.isCommitted()) {
            callback.failed(trouble);
            return;
        }
        HttpFields asked = request.getHeaders();
        ProblemAnswer answer = problems.of(told(trouble), asked.get(HttpHeader.ACCEPT_LANGUAGE), RequestId.of(request));
        edge.applyTo(request, response);
        answer.headers().forEach(response.getHeaders()::put);
        response.setStatus(answer.status());
        if (BodyFirst.hasBody(request)) {
            // Not all of it may have been read, so the client has to know that this connection ends here.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        byte[] json = answer.json();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
        response.write(true, ByteBuffer.wrap(json), callback);
    }

    // Who asks before sending, and is told no, does not send.
    private static Callback lingering(Request request, Callback callback) {
        boolean sends = BodyFirst.hasBody(request) && !request.getHeaders().contains(HttpHeader.EXPECT);
        return sends ? Lingering.after(request, callback) : callback;
    }

    private static Throwable told(Throwable cause) {
        if (cause instanceof HttpException jetty) {
            return new EdgeRefused(EdgeProblem.ofStatus(jetty.getCode()));
        }
        // The client has gone or fallen silent. Hardly anyone is there to read this, but it is no fault of ours.
        if (cause instanceof QuietException || cause instanceof TimeoutException) {
            return new EdgeRefused(EdgeProblem.TOO_SLOW);
        }
        return cause;
    }
}
