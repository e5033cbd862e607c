package dev.latchkey.persistence.redis;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a Redis of its own, as a parameter of its constructor or of any of its methods: the server as a
 * {@link TestRedis}, or a patient client of it as a {@link Redis}.
 */
public final class RedisExtension implements ParameterResolver {
    /** Tests share a loaded machine; that an answer took a fifth of a second there says nothing about the program. */
    public static final Duration PATIENT = Duration.ofSeconds(20);

    private static final Namespace NAMESPACE = Namespace.create(RedisExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestRedis.class || type == Redis.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Both both = bothOf(context);
        return parameter.getParameter().getType() == Redis.class ? both.client() : both.server();
    }

    /** Kept with the outermost test class, so that nested ones share it, and closed when that class is done. */
    private static Both bothOf(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost.getStore(NAMESPACE).computeIfAbsent(Both.class, any -> Both.create(), Both.class);
    }

    private record Both(TestRedis server, Redis client) implements AutoCloseable {
        static Both create() {
            TestRedis server = TestRedis.start();
            return new Both(server, new Redis(server.url(), PATIENT, 10, "test:"));
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}
