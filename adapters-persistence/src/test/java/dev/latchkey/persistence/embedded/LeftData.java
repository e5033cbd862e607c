package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.Sql;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test begins with data that an earlier server left. */
abstract class LeftData {
    @TempDir
    static Path left;

    @TempDir
    Path data;

    @BeforeAll
    static void leaveData() {
        try (EmbeddedPostgres first = Programs.start(left);
                Database database = Database.open(first.url(), 1)) {
            new Sql(database).run("CREATE TABLE note AS SELECT 'still here' AS text", none -> none);
        }
    }

    @BeforeEach
    void copyData() throws Exception {
        new ProcessBuilder("cp", "-a", left.resolve("postgres").toString(), data.toString())
                .start()
                .waitFor();
    }

    final void assertNoteIn(EmbeddedPostgres server) {
        try (Database database = Database.open(server.url(), 1)) {
            assertThat(note(database)).isEqualTo("still here");
        }
    }

    static String note(Database database) {
        return new Sql(database)
                .one("SELECT text FROM note", none -> none, row -> row.text("text"))
                .orElseThrow();
    }

    static Duration took(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
