package dev.latchkey.persistence;

/** The schema said no. The name of the constraint tells which rule it was; the values are never told. */
public final class ConstraintViolated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    ConstraintViolated(String constraint, Throwable cause) {
        super(constraint, cause);
        this.constraint = constraint;
    }

    public String constraint() {
        return constraint;
    }
}
