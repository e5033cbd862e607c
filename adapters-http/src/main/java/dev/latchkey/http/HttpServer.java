package dev.latchkey.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.json.JavalinJackson;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of Latchkey. Knows no feature: those come as {@link Routes}. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpSettings settings;
    private final Drain drain;
    private final Problems problems;
    private final RouteTable table;
    private final Executor handlers;
    private final ConnectionGuard guard;
    private final Javalin javalin;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Builds the server; nothing listens yet.
     *
     * @param features everything that is served, health and documentation included
     * @param unavailable which faults mean that a store is away (503), as opposed to a mistake of ours (500)
     * @param drain shared with whoever must know that we are about to stop
     */
    public HttpServer(
            HttpSettings settings,
            List<? extends Routes> features,
            Predicate<Throwable> unavailable,
            RequestObserver observer,
            Drain drain) {
        this.settings = settings;
        this.drain = drain;
        this.problems = new Problems(unavailable);
        this.table = Endpoints.of(features, settings.maxBodyBytes());
        this.handlers = HandlerThreads.create(settings.handlerThreads());
        JettyServer jetty = new JettyServer(settings, table, problems, observer, handlers);
        this.guard = jetty.guard();
        this.javalin = Javalin.create(config -> configure(config, jetty));
    }

    public void start() {
        javalin.start();
        LOG.info("listening on {}:{}", settings.host(), port());
    }

    /** The port that is listened on; of use where the settings asked for any. */
    public int port() {
        return javalin.port();
    }

    /** Every {@code METHOD /path} that is served, as the API's description must list them, HEAD aside. */
    public Stream<String> endpoints() {
        return table.routes().filter(Route::described).map(route -> route.method() + " " + route.template());
    }

    int connections() {
        return guard.size();
    }

    /** How many of the connections wait for an answer with our consent. */
    int waiting() {
        return guard.aside();
    }

    /**
     * Stops without losing anyone: says not ready, lets balancers notice, stops to accept, waits for what is in flight.
     * Returns when all is over, at the latest after the drain time.
     */
    public void drain() {
        drain.begin();
        LockSupport.parkNanos(settings.unreadyTime().toNanos());
        close();
    }

    @Override
    public void close() {
        drain.begin();
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        try {
            javalin.stop();
        } catch (JavalinException tooLate) {
            LOG.warn("some requests were still running when their time to finish was over");
        }
        if (handlers instanceof ExecutorService pool) {
            pool.shutdown();
            awaitEndOf(pool);
        }
    }

    private static void awaitEndOf(ExecutorService pool) {
        try {
            if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("some handlers did not end");
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configure(JavalinConfig config, JettyServer jetty) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.defaultContentType = "application/json";
        config.http.compressionStrategy = CompressionStrategy.NONE;
        // Each route's own limit has been applied by then.
        config.http.maxRequestSize = Long.MAX_VALUE;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.routes.exception(Exception.class, problems::answer);
        config.router.javaLangErrorHandler((response, error) -> LOG.error("request failed", error));
        jetty.configure(config.jetty);
        table.routes()
                .forEach(route -> route.handler()
                        .ifPresent(handler -> config.routes.addEndpoint(new Endpoint(
                                HandlerType.findOrCreate(route.method()),
                                route.template().toString(),
                                guarded(handler)))));
    }

    /** Errors count too, and Javalin's own ideas about time-outs and broken pipes do not. */
    private Handler guarded(Handler handler) {
        return (Context ctx) -> {
            try {
                handler.handle(ctx);
            } catch (Throwable trouble) {
                problems.answer(trouble, ctx);
            }
        };
    }
}
