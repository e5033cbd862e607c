package dev.latchkey.http;

import dev.latchkey.http.RouteTable.Offer;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Finds the route before the body is read: what does not exist is refused without reading on. Answers OPTIONS, with and
 * without CORS, and sends assets.
 */
final class Signpost extends Handler.Wrapper {
    private static final String EVERYTHING = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private final RouteTable table;
    private final ErrorPages pages;
    private final EdgeHeaders edge;

    Signpost(RouteTable table, ErrorPages pages, EdgeHeaders edge) {
        this.table = table;
        this.pages = pages;
        this.edge = edge;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        String method = request.getMethod();
        if (path.equals("*")) {
            return options(EVERYTHING, request, response, callback);
        }
        Optional<Offer> offer = table.at(path);
        if (offer.isEmpty()) {
            pages.refuseUnread(EdgeProblem.NO_ROUTE, request, response, callback);
            return true;
        }
        if (method.equals("OPTIONS")) {
            return options(offer.get().allowed(), request, response, callback);
        }
        Optional<Route> route = offer.get().with(method);
        if (route.isEmpty()) {
            response.getHeaders().put(HttpHeader.ALLOW, offer.get().allowed());
            pages.refuseUnread(EdgeProblem.METHOD, request, response, callback);
            return true;
        }
        route.get().assignTo(request);
        if (route.get().asset().isPresent()) {
            send(route.get().asset().get(), request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private void send(Supplier<Asset> asset, Request request, Response response, Callback callback) {
        try {
            asset.get().send(request, response, callback);
        } catch (RuntimeException failure) {
            pages.write(failure, request, response, callback);
        }
    }

    private boolean options(String allowed, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        if (edge.comesFromAllowedOrigin(request)) {
            edge.allowPreflight(response, allowed);
        }
        response.setStatus(HttpStatus.NO_CONTENT_204);
        response.write(true, null, callback);
        return true;
    }
}
