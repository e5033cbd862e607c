package dev.latchkey.http;

/** The request cannot even be read as one. Carries no stack trace: it is an answer, not a fault. */
final class EdgeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EdgeProblem problem;

    EdgeRefused(EdgeProblem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    EdgeProblem problem() {
        return problem;
    }
}
