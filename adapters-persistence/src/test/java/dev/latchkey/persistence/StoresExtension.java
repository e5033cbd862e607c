package dev.latchkey.persistence;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a database of its own with the schema of this release, as a parameter of its constructor or of
 * any of its methods: a {@link Database}, an {@link Sql} on it, or its {@link DatabaseUrl}.
 */
public final class StoresExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(StoresExtension.class);
    private static final int CONNECTIONS = 10;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Database.class || type == Sql.class || type == DatabaseUrl.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stores stores = storesOf(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == DatabaseUrl.class) {
            return stores.url();
        }
        return type == Sql.class ? stores.sql() : stores.database();
    }

    /** Kept with the outermost test class, so that nested ones share it, and closed when that class is done. */
    private static Stores storesOf(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost.getStore(NAMESPACE).computeIfAbsent(Stores.class, any -> Stores.create(), Stores.class);
    }

    private record Stores(DatabaseUrl url, Database database, Sql sql) implements AutoCloseable {
        static Stores create() {
            DatabaseUrl url = TestServer.migratedDatabase();
            Database database = Database.open(url, CONNECTIONS);
            return new Stores(url, database, new Sql(database));
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
