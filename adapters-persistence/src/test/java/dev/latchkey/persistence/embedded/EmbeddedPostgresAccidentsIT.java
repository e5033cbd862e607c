package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody kills something. */
class EmbeddedPostgresAccidentsIT extends LeftData {
    @Test
    void a_server_that_a_killed_process_left_behind_is_stopped_first() throws Exception {
        PidFile orphan;
        try (OtherProcess other = OtherProcess.on(data, Programs.DIRECTORY)) {
            assertThat(other.says()).startsWith("running");
            orphan = pidFile();
            other.kill();
        }
        assertThat(orphan.postmaster()).isPresent();

        try (EmbeddedPostgres server = Programs.start(data)) {
            assertThat(orphan.postmaster()).isEmpty();
            assertThat(pidFile().pid()).isNotEqualTo(orphan.pid());
            assertNoteIn(server);
        }
    }

    @Test
    void a_killed_server_is_back_within_seconds_on_the_same_port() throws Exception {
        try (EmbeddedPostgres server = Programs.start(data);
                Database database = Database.open(server.url(), 4)) {
            for (int i = 0; i < 2; i++) {
                PidFile killed = pidFile();
                kill("KILL", List.of(killed.pid()));

                // A session of the killed server may still answer once, so first wait for the next server.
                Eventually.within(Duration.ofSeconds(8), () -> isFollowed(killed));
                Eventually.within(Duration.ofSeconds(5), () -> note(database).equals("still here"));
            }
            assertNoteIn(server);
        }
    }

    @Test
    void while_the_server_hangs_nobody_waits_for_long_and_after_it_all_is_well() throws Exception {
        try (EmbeddedPostgres server = Programs.start(data);
                Database database = Database.open(server.url(), 2)) {
            List<Long> family = new ArrayList<>(database.withHandle(handle -> handle.createQuery(
                            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
                    .mapTo(Long.class)
                    .list()));
            family.add(pidFile().pid());
            kill("STOP", family);
            for (int i = 0; i < 3; i++) {
                long asked = System.nanoTime();
                assertThatThrownBy(() -> note(database)).isInstanceOf(StoreUnavailable.class);
                assertThat(took(asked)).isLessThan(Duration.ofMillis(3500));
            }
            kill("CONT", family);

            Eventually.within(Duration.ofSeconds(5), () -> note(database).equals("still here"));
        }
    }

    @Test
    void a_process_that_only_has_the_number_is_left_alone() throws Exception {
        Path cluster = data.toRealPath().resolve("postgres/cluster");
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    PidFile.path(cluster), stranger.pid() + "\n" + cluster + "\n1\n5432\n\n127.0.0.1\n\nready\n");
            assertThat(EmbeddedPostgres.running(data)).isEmpty();

            try (EmbeddedPostgres server = Programs.start(data)) {
                assertNoteIn(server);
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private PidFile pidFile() throws IOException {
        return PidFile.of(data.toRealPath().resolve("postgres/cluster")).orElseThrow();
    }

    private static boolean isFollowed(PidFile killed) {
        try {
            return PidFile.of(killed.cluster())
                    .filter(file -> file.ready() && file.pid() != killed.pid())
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(String signal, List<Long> processes) throws Exception {
        for (long process : processes) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                    .start()
                    .waitFor();
        }
    }
}
