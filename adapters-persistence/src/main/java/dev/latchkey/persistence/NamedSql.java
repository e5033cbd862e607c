package dev.latchkey.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with {@code :names}, turned into SQL with question marks. */
record NamedSql(String positional, Map<String, List<Integer>> positions, boolean changesData) {

    /** What may hold a colon without being a name, then a name. The longest way to read the text comes first. */
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\\*.*?\\*/|\\$(\\w*)\\$.*?\\$\\1\\$|::|:(?<name>[a-zA-Z]\\w*)|\\?",
            Pattern.DOTALL);

    private static final Pattern CHANGES = Pattern.compile("\\b(insert|update|delete|merge)\\b");

    static NamedSql parse(String text) {
        Map<String, List<Integer>> positions = new LinkedHashMap<>();
        StringBuilder positional = new StringBuilder();
        Matcher tokens = TOKEN.matcher(text);
        int marks = 0;
        while (tokens.find()) {
            String name = tokens.group("name");
            if (name == null) {
                // A question mark of the author is an operator; the driver reads two of them as one.
                tokens.appendReplacement(positional, Matcher.quoteReplacement(escaped(tokens.group())));
            } else {
                tokens.appendReplacement(positional, "?");
                marks++;
                positions.computeIfAbsent(name, any -> new ArrayList<>()).add(marks);
            }
        }
        tokens.appendTail(positional);
        boolean changes = CHANGES.matcher(text.toLowerCase(Locale.ROOT)).find();
        return new NamedSql(positional.toString(), positions, changes);
    }

    private static String escaped(String token) {
        return token.equals("?") ? "??" : token;
    }
}
