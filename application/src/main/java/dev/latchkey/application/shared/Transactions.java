package dev.latchkey.application.shared;

import java.util.function.Supplier;

/** All or nothing, for what several stores do together. */
@Port
public interface Transactions {

    /**
     * Does the work in one transaction, which an exception rolls back. What must survive a refusal, such as a spent guess,
     * is therefore done before.
     */
    <T> T inOne(Supplier<T> work);

    /** The same for work that has no result. */
    default void allOrNothing(Runnable work) {
        Object unused = inOne(() -> {
            work.run();
            return work;
        });
    }
}
