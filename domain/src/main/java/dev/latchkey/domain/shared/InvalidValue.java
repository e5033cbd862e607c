package dev.latchkey.domain.shared;

/**
 * A value that cannot be what it claims to be. Thrown by the constructors of the domain, told to the client as a wrong
 * field. Never carries the value itself, which may be private.
 */
public final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;
    private final String reason;

    /**
     * A fault of one field.
     *
     * @param field the name of the field as clients write it, e.g. {@code invite_code}
     * @param code stable name of what is wrong, e.g. {@code phone.invalid}
     * @param message what is wrong, in English, for logs and for languages that have no text of their own
     */
    public InvalidValue(String field, String code, String message) {
        this(field, code, code, message);
    }

    /**
     * A fault of one field of which there are several kinds.
     *
     * @param reason stable name of the kind, e.g. {@code password.too_short} where the code is {@code password.weak}
     */
    public InvalidValue(String field, String code, String reason, String message) {
        super(message, null, false, false);
        this.field = field;
        this.code = code;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    /** The code, or the kind of it that is told beside the field. */
    public String reason() {
        return reason;
    }

    /** The same fault under the name that the client's request gives to the value. */
    public InvalidValue in(String otherField) {
        return new InvalidValue(otherField, code, reason, String.valueOf(getMessage()));
    }
}
