package dev.latchkey.http.system;

import java.util.Optional;

/** Asks one part of the system how it is. May be slow or never come back: it is asked aside, and given up on. */
public interface HealthCheck {
    /** As it stands in the answer, such as {@code database}. */
    String name();

    /** Whether we cannot serve without it. A part that is not needed may be down, and we are still ready. */
    boolean needed();

    /** How it is. An exception means down; its message is not shown. */
    State ask() throws Exception;

    /**
     * How a part is.
     *
     * @param detail something an operator may read and everyone may know, such as {@code migrations pending}
     */
    record State(boolean up, Optional<String> detail) {
        public static State ok() {
            return new State(true, Optional.empty());
        }

        public static State down(String detail) {
            return new State(false, Optional.of(detail));
        }
    }
}
