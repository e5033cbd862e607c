package dev.latchkey.bootstrap;

import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of SIGTERM and SIGINT. The JDK has them in {@code sun.misc}, which is open to everybody and whose mention the
 * compiler warns of all the same, so it is reached by reflection. Where it is missing the JVM ends by itself on the first
 * signal, with the code 143 or 130 instead of 0, and the shutdown hook does the same work.
 */
final class Signals {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /** Runs the action for every such signal, each time in a thread of its own. */
    static void onEnd(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" -> arguments != null && proxy == arguments[0];
                            case "toString" -> "the end";
                            default -> null;
                        };
                    });
            for (String name : List.of("TERM", "INT")) {
                Object unused = signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
            LOG.info("A second signal will not speed up the end: {}", e.toString());
        }
    }
}
