package dev.latchkey.persistence.embedded;

import java.nio.file.Path;
import java.util.Map;

/** The programs, unpacked once for all test runs. */
final class Programs {
    static final Path DIRECTORY = Path.of("target", "postgres-programs").toAbsolutePath();

    private Programs() {}

    /** A server exactly as it is in production, its programs aside. */
    static EmbeddedPostgres start(Path data) {
        return EmbeddedPostgres.start(data, DIRECTORY, Map.of());
    }
}
