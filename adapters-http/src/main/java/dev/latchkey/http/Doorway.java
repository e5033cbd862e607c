package dev.latchkey.http;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The first of our handlers: names the request, dresses the answer, and turns away what cannot be read. */
final class Doorway extends Handler.Wrapper {
    private final EdgeHeaders edge;
    private final ErrorPages pages;
    private final ClientAddress addresses;
    private final ConnectionGuard guard;

    Doorway(EdgeHeaders edge, ErrorPages pages, ClientAddress addresses, ConnectionGuard guard) {
        this.edge = edge;
        this.pages = pages;
        this.addresses = addresses;
        this.guard = guard;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        guard.headersComplete(request);
        edge.applyTo(request, response);
        addresses.assignTo(request);
        HttpURI uri = request.getHttpURI();
        if (!isReadable(request.getMethod(), uri)) {
            pages.refuseUnread(EdgeProblem.BAD_PATH, request, response, callback);
            return true;
        }
        if (!UriRules.allowsQuery(uri.getQuery())) {
            pages.refuseUnread(EdgeProblem.BAD_QUERY, request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static boolean isReadable(String method, HttpURI uri) {
        String path = uri.getPath();
        boolean wholeServer = "*".equals(path) && method.equals("OPTIONS");
        boolean extras = uri.getUser() != null || uri.getFragment() != null || uri.getParam() != null;
        return path != null && !extras && (wholeServer || UriRules.allowsPath(path));
    }
}
