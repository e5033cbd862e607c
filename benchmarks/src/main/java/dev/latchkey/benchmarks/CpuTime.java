package dev.latchkey.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Processor time that Latchkey and its PostgreSQL have used, as Linux accounts for it ({@code proc_pid_stat(5)}: fields
 * 14 to 17 in clock ticks, which are hundredths of a second on every Linux that Java runs on).
 *
 * @param latchkey milliseconds of the JVM
 * @param postgres milliseconds of all processes of PostgreSQL
 */
record CpuTime(long latchkey, long postgres) {
    private static final int MILLIS_PER_TICK = 10;

    static CpuTime of(Product product) {
        Set<Long> postgres = new HashSet<>();
        for (long candidate : processes()) {
            if (commandLine(candidate).contains(product.data().toString()) && candidate != product.pid()) {
                postgres.add(candidate);
            }
        }
        for (long candidate : processes()) {
            if (postgres.contains(parent(candidate))) {
                postgres.add(candidate);
            }
        }
        return new CpuTime(
                millis(product.pid()),
                postgres.stream().mapToLong(CpuTime::millis).sum());
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(latchkey - earlier.latchkey, postgres - earlier.postgres);
    }

    private static List<Long> processes() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User and system time, that of children that have ended included. */
    private static long millis(long pid) {
        List<String> fields = stat(pid);
        return fields.isEmpty()
                ? 0
                : fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum() * MILLIS_PER_TICK;
    }

    private static long parent(long pid) {
        List<String> fields = stat(pid);
        return fields.isEmpty() ? 0 : Long.parseLong(fields.get(1));
    }

    /** The fields after the name of the program, which may itself hold spaces and brackets. */
    private static List<String> stat(long pid) {
        String text = read(Path.of("/proc", Long.toString(pid), "stat"));
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(text.lastIndexOf(')') + 2).strip().split(" "));
    }

    private static String commandLine(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
    }

    /** Nothing for processes that have ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
