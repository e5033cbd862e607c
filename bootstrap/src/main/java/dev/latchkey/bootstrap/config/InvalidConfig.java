package dev.latchkey.bootstrap.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings do not fit. Holds everything that is wrong with them, so that one start is enough to learn it. */
public final class InvalidConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    InvalidConfig(List<ConfigProblem> problems) {
        super(text(problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String text(List<ConfigProblem> problems) {
        String head = problems.size() == 1 ? "One setting is wrong:" : problems.size() + " settings are wrong:";
        return problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining("", head, ""));
    }
}
