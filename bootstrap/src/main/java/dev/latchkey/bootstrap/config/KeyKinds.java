package dev.latchkey.bootstrap.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The kinds of values that are keys, which nobody must see. */
final class KeyKinds {
    private KeyKinds() {}

    /** A key that whoever uses it finds good enough; what they say against it begins with the name of the setting. */
    static Kind<Secret> key(String name, Function<String, ?> user) {
        return Kind.secret("32 bytes or more in UTF-8, random", text -> "***", text -> {
            try {
                Object unused = user.apply(text);
                return new Secret(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue(String.valueOf(e.getMessage()).replace(name + " ", ""));
            }
        });
    }

    /** Several such keys. Which of them is wrong is told by its place, since it must not be seen. */
    static Kind<List<Secret>> keys(String name, Function<String, ?> user) {
        Kind<Secret> each = key(name, user);
        String allowed =
                "keys of " + each.allowed() + ", separated by commas; a comma within a key has a backslash before it";
        return Kind.secret(allowed, text -> "*** (" + keys(text).size() + ")", text -> {
            List<Secret> read = new ArrayList<>();
            for (String key : keys(text)) {
                try {
                    read.add(each.reading().apply(key));
                } catch (WrongValue e) {
                    throw new WrongValue("has a key, number " + (read.size() + 1) + ", that " + e.getMessage());
                }
            }
            return List.copyOf(read);
        });
    }

    /** Only spaces next to a comma are taken away: a key may end with a line break, as it does in files. */
    private static List<String> keys(String text) {
        return Arrays.stream(text.split(" *(?<!\\\\), *"))
                .filter(key -> !key.isBlank())
                .map(key -> key.replace("\\,", ","))
                .toList();
    }
}
