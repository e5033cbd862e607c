package dev.latchkey.http;

/** The endpoints of one feature: their paths, their handlers and the shape of their bodies, in one file. */
public interface Routes {
    /** Where the API of this version lives. */
    String API = "/api/v1";

    /** Adds every endpoint of this feature. Called once, before the server starts. */
    void addTo(Endpoints endpoints);

    /** What stands before each path. Health, documentation, vendors' callbacks and dialects live elsewhere. */
    default String base() {
        return API;
    }
}
