package dev.latchkey.bootstrap.imports;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of all the lines, in numbers. */
final class Tally {
    private long read;
    private long opened;
    private long there;
    private long refused;
    private long tied;
    private long untied;
    private final Map<String, Some> reasons = new TreeMap<>();
    private final Some newCodes = new Some();

    void read() {
        read++;
    }

    void opened() {
        opened++;
    }

    void there() {
        there++;
    }

    void tied() {
        tied++;
    }

    /** Opened, but with another invite code. */
    void newCode(long line) {
        newCodes.add(line);
    }

    void refused(long line, String reason) {
        refused++;
        reasons.computeIfAbsent(reason, any -> new Some()).add(line);
    }

    /** Nothing came of the tie; the person is there. */
    void untied(long line, String reason) {
        untied++;
        reasons.computeIfAbsent(reason, any -> new Some()).add(line);
    }

    long lines() {
        return read;
    }

    boolean isClean() {
        return refused == 0 && untied == 0;
    }

    Map<String, String> numbers() {
        return Map.of(
                "read", Long.toString(read),
                "opened", Long.toString(opened),
                "there", Long.toString(there),
                "refused", Long.toString(refused),
                "tied", Long.toString(tied));
    }

    /** Every line is counted once: opened, there before, or refused. */
    void print(PrintStream out) {
        out.printf("Read              %10d%n", read);
        out.printf("Opened            %10d%n", opened);
        out.printf("There before      %10d%n", there);
        out.printf("Refused           %10d%n", refused);
        out.printf("Tied to inviters  %10d%n", tied);
        out.printf("Not tied          %10d%n", untied);
        if (newCodes.count() > 0) {
            out.printf("New invite codes  %10d   lines %s%n", newCodes.count(), newCodes);
        }
        reasons.forEach((reason, some) -> out.printf("  %-22s %8d   lines %s%n", reason, some.count(), some));
    }

    /** How many, and the first of them. */
    private static final class Some {
        private static final int SHOWN = 20;

        private final List<Long> first = new ArrayList<>();
        private long count;

        void add(long line) {
            count++;
            if (first.size() < SHOWN) {
                first.add(line);
            }
        }

        long count() {
            return count;
        }

        @Override
        public String toString() {
            return first.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (count > first.size() ? ", …" : "");
        }
    }
}
