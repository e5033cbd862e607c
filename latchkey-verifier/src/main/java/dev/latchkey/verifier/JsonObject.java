package dev.latchkey.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON object as {@link JsonReader} found it. Its values are {@link String}, {@link Long}, {@link Boolean}, {@link List},
 * {@code JsonObject}, or one of {@link Other}.
 */
record JsonObject(Map<String, Object> members) {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");

    /** Values that we tell apart from the rest and never look into. */
    enum Other {
        NULL,
        /** A number with a fraction or an exponent, or one that a long cannot hold. */
        NUMBER
    }

    /** The value of a number as JSON writes it. A zero below zero is none of ours. */
    static Object number(String json) {
        try {
            return INTEGER.matcher(json).matches() ? Long.valueOf(json) : Other.NUMBER;
        } catch (NumberFormatException tooLarge) {
            return Other.NUMBER;
        }
    }

    Set<String> names() {
        return members.keySet();
    }

    String text(String name) throws Malformed {
        return member(name, String.class);
    }

    /** A number without fraction and exponent. */
    long integer(String name) throws Malformed {
        return member(name, Long.class);
    }

    boolean flag(String name) throws Malformed {
        return member(name, Boolean.class);
    }

    boolean isNull(String name) {
        return members.get(name) == Other.NULL;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Whether the member is exactly this text. */
    boolean says(String name, String text) {
        return text.equals(members.get(name));
    }

    <T> List<T> list(String name, Class<T> type) throws Malformed {
        List<T> list = new ArrayList<>();
        for (Object item : member(name, List.class)) {
            list.add(as(type, item, name));
        }
        return list;
    }

    private <T> T member(String name, Class<T> type) throws Malformed {
        Object value = members.get(name);
        if (value == null) {
            throw new Malformed("no " + name);
        }
        return as(type, value, name);
    }

    private static <T> T as(Class<T> type, Object value, String name) throws Malformed {
        if (!type.isInstance(value)) {
            throw new Malformed("another type of " + name);
        }
        return type.cast(value);
    }
}
