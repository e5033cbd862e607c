package dev.latchkey.persistence;

import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The one PostgreSQL of a test run: that of TEST_DATABASE_URL, or one of our own in a temporary directory, which lasts
 * until the JVM ends. Not safe against a power failure, and quick for it.
 */
public final class TestServer {
    private static final Map<String, String> QUICK =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");

    /** Tests share a loaded machine; that an answer took two seconds there says nothing about the program. */
    private static final String PATIENT = "30";

    /** Two runs may share one server. */
    private static final String RUN =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestServer() {}

    /** A new database with the schema of this release. */
    public static DatabaseUrl migratedDatabase() {
        return create(" TEMPLATE " + Template.NAME);
    }

    /** A new database with nothing in it. */
    public static DatabaseUrl emptyDatabase() {
        return create("");
    }

    private static DatabaseUrl create(String how) {
        String name = "test_" + RUN + "_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + how);
        return Server.URL.withDatabase(name);
    }

    private static void dropAll() {
        for (int i = 1; i <= COUNT.get(); i++) {
            execute("DROP DATABASE IF EXISTS test_" + RUN + "_" + i + " WITH (FORCE)");
        }
    }

    private static void execute(String statement) {
        try (Database database = Database.open(Server.URL, 1)) {
            new Sql(database).run(statement, none -> none);
        }
    }

    /** Started by whoever asks first. */
    private static final class Server {
        static final DatabaseUrl URL = start().with("socketTimeout", PATIENT);

        private static DatabaseUrl start() {
            String other = System.getenv("TEST_DATABASE_URL");
            if (other != null) {
                Runtime.getRuntime().addShutdownHook(new Thread(TestServer::dropAll));
                return DatabaseUrl.parse(other);
            }
            try {
                Path directory = Files.createTempDirectory("latchkey-test");
                EmbeddedPostgres server =
                        EmbeddedPostgres.start(directory, Path.of("target", "postgres-programs"), QUICK);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
                return server.url();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server, Path directory) {
            server.close();
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Migrated once, copied for each test class: that takes a tenth of the time. */
    private static final class Template {
        static final String NAME = migrated();

        private static String migrated() {
            DatabaseUrl url = emptyDatabase();
            try (Database database = Database.open(url, 1)) {
                database.migrate();
            }
            return url.database();
        }
    }
}
