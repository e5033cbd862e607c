package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.StoreRefused;
import dev.latchkey.persistence.StoreUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops. */
class EmbeddedPostgresLifeIT extends LeftData {
    @Test
    void data_survive_a_restart_which_is_quick_and_keeps_the_port() throws IOException {
        long started = System.nanoTime();

        try (EmbeddedPostgres second = Programs.start(data)) {
            assertThat(took(started)).isLessThan(Duration.ofSeconds(2));
            assertThat(second.url().hosts()).isEqualTo("127.0.0.1:" + port());
            assertNoteIn(second);
        }
    }

    @Test
    void a_port_that_somebody_took_is_left_to_them() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket somebody = new ServerSocket(port(), 1, here);
                EmbeddedPostgres server = Programs.start(data)) {
            assertThat(server.url().hosts()).isNotEqualTo("127.0.0.1:" + somebody.getLocalPort());
            assertNoteIn(server);
        }
    }

    @Test
    void close_cuts_off_whoever_is_in_the_middle_of_something() {
        EmbeddedPostgres server = Programs.start(data);
        try (Database database = Database.open(server.url(), 1)) {
            assertThatThrownBy(() -> database.inTransaction(handle -> {
                        handle.execute("LOCK TABLE note");
                        long started = System.nanoTime();
                        server.close();
                        assertThat(took(started)).isLessThan(Duration.ofSeconds(10));
                        return handle.execute("SELECT 1");
                    }))
                    .isInstanceOf(StoreUnavailable.class);
        }
        server.close();
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
    }

    @Test
    void data_of_another_postgresql_are_refused() throws IOException {
        Files.writeString(data.resolve("postgres/cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Programs.start(data))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("DATABASE_URL");
    }

    @Test
    void a_lost_password_is_made_anew() throws IOException {
        Files.delete(data.resolve("postgres/password"));

        try (EmbeddedPostgres server = Programs.start(data)) {
            assertNoteIn(server);
        }
    }

    @Test
    void a_first_start_that_was_interrupted_is_repeated() throws IOException {
        Path draft = data.resolve("postgres/cluster.new");
        Files.move(data.resolve("postgres/cluster"), draft);
        Files.delete(draft.resolve("PG_VERSION"));

        try (EmbeddedPostgres server = Programs.start(data);
                Database database = Database.open(server.url(), 1)) {
            assertThat(database.load().most()).isEqualTo(1);
        }
        assertThat(draft).doesNotExist();
    }

    @Test
    void it_needs_no_root(@TempDir Path outside) throws Exception {
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxrwxrwx"));

        try (OtherProcess other =
                OtherProcess.asOrdinaryUser(outside, outside.resolve("data"), outside.resolve("programs"))) {
            assertThat(other.says()).startsWith("running");
        }
    }

    private int port() throws IOException {
        return Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
    }
}
