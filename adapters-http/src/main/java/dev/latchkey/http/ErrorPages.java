package dev.latchkey.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
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
        Throwable trouble = cause instanceof HttpException || cause == null
                ? new EdgeRefused(EdgeProblem.ofStatus(statusOf(cause, response)))
                : cause;
        write(trouble, request, response, callback);
        return true;
    }

    void write(EdgeProblem problem, Request request, Response response, Callback callback) {
        write(new EdgeRefused(problem), request, response, callback);
    }

    private void write(Throwable trouble, Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        ProblemAnswer answer = problems.of(trouble, asked.get(HttpHeader.ACCEPT_LANGUAGE), RequestId.of(request));
        edge.applyTo(request, response);
        answer.headers().forEach(response.getHeaders()::put);
        response.setStatus(answer.status());
        byte[] json = answer.json();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
        response.write(true, ByteBuffer.wrap(json), callback);
    }

    private static int statusOf(Throwable cause, Response response) {
        return cause instanceof HttpException jetty ? jetty.getCode() : response.getStatus();
    }
}
