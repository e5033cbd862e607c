package dev.latchkey.http;

import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects the endpoints of all features. The order does not matter: fixed paths win over holes. Every GET answers HEAD
 * too, and OPTIONS and 405 are seen to by the server.
 */
public final class Endpoints {
    private final String base;
    private final long maxBody;
    private final List<Route> routes;

    private Endpoints(String base, long maxBody, List<Route> routes) {
        this.base = base;
        this.maxBody = maxBody;
        this.routes = routes;
    }

    static RouteTable of(List<? extends Routes> features, long maxBody) {
        List<Route> all = new ArrayList<>();
        features.forEach(feature -> feature.addTo(new Endpoints(feature.base(), maxBody, all)));
        return new RouteTable(all);
    }

    public void get(String path, Handler handler) {
        add("GET", path, handler, maxBody, false);
        add("HEAD", path, handler, maxBody, false);
    }

    /** A GET that hands something out once. It knows no HEAD, which would throw away what it fetched. */
    public void getOnce(String path, Handler handler) {
        add("GET", path, handler, maxBody, false);
    }

    public void post(String path, Handler handler) {
        add("POST", path, handler, maxBody, false);
    }

    public void put(String path, Handler handler) {
        add("PUT", path, handler, maxBody, false);
    }

    public void patch(String path, Handler handler) {
        add("PATCH", path, handler, maxBody, false);
    }

    public void delete(String path, Handler handler) {
        add("DELETE", path, handler, maxBody, false);
    }

    /** A GET whose answer may take its time, or comes bit by bit, and hands something out once: it knows no HEAD. */
    public void laterOnce(String path, Later later) {
        later("GET", path, later);
    }

    /** The same where nothing is lost by HEAD, which it has to answer without a body. */
    public void later(String path, Later later) {
        later("GET", path, later);
        later("HEAD", path, later);
    }

    /** Takes a larger body than other endpoints do. It is held in memory whole, so stay modest. */
    public void upload(String method, String path, long maxBytes, Handler handler) {
        add(method, path, handler, maxBytes, false);
    }

    /** A GET that must answer while all threads for handlers are busy, so it must never wait for long itself. */
    public void vital(String path, Handler handler) {
        add("GET", path, handler, maxBody, true);
        add("HEAD", path, handler, maxBody, true);
    }

    /** Something that is the same for everyone. It is made on the first request and kept. */
    public void asset(String path, Supplier<Asset> asset) {
        asset(path, asset, true);
    }

    /** An asset that only belongs to another, such as the script of a page; the API's description is silent about it. */
    public void part(String path, Supplier<Asset> asset) {
        asset(path, asset, false);
    }

    private void asset(String path, Supplier<Asset> asset, boolean described) {
        Answering answering = new Answering.WithAsset(Asset.once(asset));
        add(new Route("GET", template(path), answering, maxBody, true, described));
        add(new Route("HEAD", template(path), answering, maxBody, true, described));
    }

    private void later(String method, String path, Later later) {
        add(new Route(method, template(path), new Answering.InTime(later), maxBody, false, true));
    }

    private void add(String method, String path, Handler handler, long longestBody, boolean vital) {
        add(new Route(method, template(path), new Answering.ByHandler(handler), longestBody, vital, true));
    }

    private void add(Route route) {
        routes.add(route);
    }

    private PathTemplate template(String path) {
        return PathTemplate.of(base + path);
    }
}
