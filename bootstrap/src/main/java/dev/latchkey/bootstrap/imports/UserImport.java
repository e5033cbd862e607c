package dev.latchkey.bootstrap.imports;

import dev.latchkey.application.imports.Arrival;
import dev.latchkey.application.imports.ImportUsers;
import dev.latchkey.application.imports.Outcome;
import dev.latchkey.application.imports.Outcome.Refusal;
import dev.latchkey.application.imports.TieInvited;
import dev.latchkey.domain.imports.ExternalId;
import dev.latchkey.domain.shared.InvalidValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One run over a file of people. Only as much of it is in memory as is imported in one step. */
final class UserImport {
    private static final int AT_A_TIME = 1_000;

    private final UserLines people;
    private final ImportUsers users;
    private final TieInvited ties;
    private final Rejects rejects;
    private final Progress progress;
    private final boolean stopAtFirst;
    private final Tally tally = new Tally();
    private final List<Read> waiting = new ArrayList<>();
    private final Set<ExternalId> ids = new HashSet<>();

    UserImport(
            UserLines people,
            ImportUsers users,
            TieInvited ties,
            Rejects rejects,
            Progress progress,
            boolean stopAtFirst) {
        this.people = people;
        this.users = users;
        this.ties = ties;
        this.rejects = rejects;
        this.progress = progress;
        this.stopAtFirst = stopAtFirst;
    }

    /** Imports everybody, and ties them to each other when all are there. */
    void run(Path file) throws IOException {
        try (Lines lines = Lines.of(file)) {
            for (Optional<Line> line = lines.next(); line.isPresent() && !isOver(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    take(line.get());
                }
                progress.at(tally.lines(), lines.position());
            }
        }
        open();
        if (!isOver()) {
            tie();
        }
    }

    /** What became of it so far. */
    Tally tally() {
        return tally;
    }

    private boolean isOver() {
        return stopAtFirst && !tally.isClean();
    }

    private void take(Line line) throws IOException {
        tally.read();
        try {
            Arrival arrival = people.read(line);
            // Whoever is there twice is to be found there by the second line.
            if (waiting.size() == AT_A_TIME || !ids.add(arrival.id())) {
                open();
                boolean unused = ids.add(arrival.id());
            }
            waiting.add(new Read(arrival, line));
        } catch (InvalidValue e) {
            refuse(line, new Refusal(e.code(), e.field(), String.valueOf(e.getMessage())));
        }
    }

    private void open() throws IOException {
        Map<Long, Line> lines =
                waiting.stream().map(Read::line).collect(Collectors.toMap(Line::number, Function.identity()));
        List<Outcome> outcomes = waiting.isEmpty()
                ? List.of()
                : users.open(waiting.stream().map(Read::arrival).toList());
        waiting.clear();
        ids.clear();
        for (Outcome outcome : outcomes) {
            if (outcome.refusal().isPresent()) {
                refuse(
                        Objects.requireNonNull(lines.get(outcome.line())),
                        outcome.refusal().get());
            } else {
                count(outcome);
            }
        }
    }

    private void count(Outcome outcome) {
        if (!outcome.opened()) {
            tally.there();
            return;
        }
        tally.opened();
        if (!outcome.codeKept()) {
            tally.newCode(outcome.line());
        }
    }

    private void tie() throws IOException {
        long people = 0;
        for (List<Outcome> some = ties.some(); !some.isEmpty(); some = ties.some()) {
            for (Outcome outcome : some) {
                if (outcome.refusal().isPresent()) {
                    tally.untied(outcome.line(), outcome.refusal().get().reason());
                    rejects.add(outcome.line(), outcome.refusal().get(), Optional.empty());
                } else {
                    tally.tied();
                }
            }
            people += some.size();
            progress.tied(people);
        }
    }

    private void refuse(Line line, Refusal refusal) throws IOException {
        tally.refused(line.number(), refusal.reason());
        rejects.add(line.number(), refusal, text(line));
    }

    private static Optional<String> text(Line line) {
        try {
            return Optional.of(line.text());
        } catch (InvalidValue unreadable) {
            return line.tooLong() ? Optional.empty() : Optional.of(new String(line.bytes(), StandardCharsets.UTF_8));
        }
    }

    /** Somebody, and the line in which they stand. */
    private record Read(Arrival arrival, Line line) {}
}
