package dev.latchkey.http;

import io.javalin.config.JettyConfig;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/** How Jetty must be set up to be strict, patient with the many and short with the slow. */
final class JettyServer {
    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final int BACKLOG = 1024;

    private final HttpSettings settings;
    private final RouteTable table;
    private final RequestObserver observer;
    private final Executor handlers;
    private final EdgeHeaders edge;
    private final ErrorPages pages;
    private final ClientAddress addresses;
    private final ConnectionGuard guard;

    JettyServer(
            HttpSettings settings, RouteTable table, Problems problems, RequestObserver observer, Executor handlers) {
        this.settings = settings;
        this.table = table;
        this.observer = observer;
        this.handlers = handlers;
        this.edge = new EdgeHeaders(settings);
        this.pages = new ErrorPages(problems, edge);
        this.addresses = new ClientAddress(settings.trustedProxies());
        this.guard = new ConnectionGuard(settings.slowClients(), addresses::isTrusted);
    }

    ConnectionGuard guard() {
        return guard;
    }

    void configure(JettyConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 8);
        threads.setName("http");
        config.threadPool = threads;
        config.modifyHttpConfiguration(JettyServer::beStrict);
        config.addConnector(this::connector);
        config.modifyServer(this::arrange);
    }

    private static void beStrict(HttpConfiguration http) {
        // Doorway is stricter than any of Jetty's rules, and after its refusals what is still being sent can be read.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setRequestHeaderSize(LONGEST_HEADERS);
        // What Jetty would remember of the headers of each connection is 45 KB, which those who wait by the thousand
        // cannot have.
        http.setHeaderCacheSize(0);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 2, new HttpConnectionFactory(http)) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                PatientEndPoint line = new PatientEndPoint(channel, selector, key, getScheduler(), getExecutor());
                line.setIdleTimeout(getIdleTimeout());
                return line;
            }
        };
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(settings.slowClients().keepAlive().toMillis());
        boolean added = connector.addEventListener(guard);
        if (!added) {
            throw new IllegalStateException("connections would go unwatched");
        }
        return connector;
    }

    private void arrange(Server server) {
        // It shortens everyone's time when threads run low, long polls included; slow clients cost no threads here.
        server.getBeans(LowResourceMonitor.class).forEach(server::removeBean);
        server.setStopTimeout(settings.drainTime().toMillis());
        server.setStopAtShutdown(false);
        server.setErrorHandler(pages);
        server.setRequestLog(new RequestLog(observer));
        server.insertHandler(new BodyFirst(settings.slowClients(), pages, guard, handlers));
        server.insertHandler(new GracefulHandler());
        server.insertHandler(new Signpost(table, pages, edge));
        server.insertHandler(new Doorway(edge, pages, addresses, guard));
        boolean added = server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                sweepAgain(server);
            }
        });
        if (!added) {
            throw new IllegalStateException("nobody would sweep");
        }
    }

    // The scheduler ends with the server, and takes nothing more then.
    private void sweepAgain(Server server) {
        Scheduler scheduler = server.getScheduler();
        long pause = ConnectionGuard.betweenSweeps(settings.slowClients()).toMillis();
        scheduler.schedule(
                () -> {
                    guard.sweep();
                    sweepAgain(server);
                },
                pause,
                TimeUnit.MILLISECONDS);
    }
}
