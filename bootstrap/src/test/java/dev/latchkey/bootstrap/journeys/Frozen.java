package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Processes of a PostgreSQL that hang until this is closed: they take what they are sent and answer nothing. */
final class Frozen implements AutoCloseable {
    private final ProcessHandle postmaster;
    private final Set<Long> stopped = new LinkedHashSet<>();

    /** Nothing is frozen yet. */
    Frozen(Path data) {
        this.postmaster = postmaster(data);
    }

    /** Only those from whom the instances hear what others have revoked. */
    void listeners(Rows rows) {
        List<Long> pids = rows.numbers("SELECT pid AS n FROM pg_stat_activity WHERE datname = current_database()"
                + " AND (query LIKE 'LISTEN%' OR query LIKE 'SELECT pg_snapshot_xmin%FROM session_revocation%')");
        assertThat(pids).hasSizeGreaterThanOrEqualTo(2);
        stop(pids);
    }

    /** All of the server. The postmaster comes first, so that nobody new comes after that. */
    void server() {
        stop(List.of(postmaster.pid()));
        stop(postmaster.descendants().map(ProcessHandle::pid).toList());
    }

    @Override
    public void close() {
        stopped.forEach(pid -> signal("CONT", pid));
    }

    /** The one that this very test has started. */
    static ProcessHandle postmaster(Path data) {
        assertThat(EmbeddedPostgres.running(data)).isPresent();
        try (Stream<Path> files = Files.walk(data)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void signal(String name, long pid) {
        try {
            int unused = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(List<Long> pids) {
        for (long pid : pids) {
            if (stopped.add(pid)) {
                signal("STOP", pid);
            }
        }
    }
}
