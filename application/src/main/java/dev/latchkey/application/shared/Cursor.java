package dev.latchkey.application.shared;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** A place in a list, kept by position and not by count, so that what is added meanwhile moves nothing. */
public record Cursor(long position) {
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{0,17}");

    /** The cursor that an earlier page gave to the client. */
    public static Cursor parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new InvalidValue("cursor", "cursor.invalid", "must be the next_cursor of an earlier page");
        }
        return new Cursor(Long.parseLong(text));
    }

    public String text() {
        return Long.toString(position);
    }
}
