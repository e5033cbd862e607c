package dev.latchkey.http;

import io.javalin.http.Handler;
import java.util.function.Supplier;

/** Who answers at a route, and when. */
sealed interface Answering {

    /** A handler, on a thread for handlers, once the body was read. */
    record ByHandler(Handler handler) implements Answering {}

    /** Nobody in particular: it is the same for everyone, and is sent before a body is read. */
    record WithAsset(Supplier<Asset> asset) implements Answering {}

    /** Somebody who may take their time, once the body was read. */
    record InTime(Later later) implements Answering {}
}
