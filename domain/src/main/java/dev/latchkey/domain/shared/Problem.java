package dev.latchkey.domain.shared;

/** A reason the domain can give for saying no. Each context lists its own in one enum. */
public interface Problem {

    /** Stable name clients may rely on, e.g. {@code login.code_wrong}. Never reworded once released. */
    String code();

    Kind kind();

    /** What sort of no this is. Adapters translate it; the domain knows nothing of status codes. */
    enum Kind {
        UNAUTHENTICATED,
        FORBIDDEN,
        MISSING,
        CONFLICT,
        GONE,
        UNACCEPTABLE,
        EXHAUSTED,
        UNAVAILABLE
    }
}
