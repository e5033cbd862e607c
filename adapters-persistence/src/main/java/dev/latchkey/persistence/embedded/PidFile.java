package dev.latchkey.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What PostgreSQL writes about itself into its data directory. It may be all that is left of it. */
record PidFile(Path cluster, long pid, int port, boolean ready) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static Optional<PidFile> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(path(cluster), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !NUMBER.matcher(lines.get(0).strip()).matches()) {
            return Optional.empty();
        }
        boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
        return Optional.of(new PidFile(
                cluster,
                Long.parseLong(lines.get(0).strip()),
                ready ? Integer.parseInt(lines.get(3).strip()) : 0,
                ready));
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /**
     * The process of that number, only if it is a PostgreSQL on this very data directory: numbers are used again, and no
     * other process may ever get a signal from us.
     */
    Optional<ProcessHandle> postmaster() {
        return ProcessHandle.of(pid).filter(this::serves);
    }

    /** A process of that number lives, and it is not ours. */
    boolean namesStranger() {
        return ProcessHandle.of(pid).isPresent() && postmaster().isEmpty();
    }

    private boolean serves(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        List<String> arguments = List.of(info.arguments().orElse(new String[0]));
        int at = arguments.indexOf("-D");
        return process.isAlive()
                && at >= 0
                && at + 1 < arguments.size()
                && arguments.get(at + 1).equals(cluster.toString())
                && info.command().map(path -> path.contains("/bin/postgres")).orElse(false);
    }
}
