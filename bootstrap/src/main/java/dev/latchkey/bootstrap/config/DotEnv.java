package dev.latchkey.bootstrap.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value} on each line, {@code export} before it if you like, {@code #} for comments.
 * In single quotes everything stands for itself; in double quotes {@code \n}, {@code \t}, {@code \"}, {@code \\} and
 * {@code \$} are understood. Nothing is put in place of {@code ${NAME}}.
 */
final class DotEnv {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private final List<ConfigProblem> problems;
    private final Map<String, String> values = new LinkedHashMap<>();

    private DotEnv(List<ConfigProblem> problems) {
        this.problems = problems;
    }

    /** What the file says; nothing if there is none. What cannot be read is added to the problems, without its text. */
    static Map<String, String> read(Path file, List<ConfigProblem> problems) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), problems);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (CharacterCodingException e) {
            problems.add(new ConfigProblem(file.toString(), Source.FILE, "The file is not in UTF-8."));
        } catch (IOException e) {
            problems.add(new ConfigProblem(file.toString(), Source.FILE, "The file cannot be read: " + e));
        }
        return Map.of();
    }

    static Map<String, String> parse(String text, List<ConfigProblem> problems) {
        DotEnv env = new DotEnv(problems);
        String[] lines = text.replaceFirst("^\uFEFF", "").split("\r\n|\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            env.line(i + 1, lines[i].strip());
        }
        return env.values;
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            problem("line " + number, "It does not read NAME=value.");
            return;
        }
        String name = parts.group(1);
        try {
            if (values.putIfAbsent(name, value(parts.group(2))) != null) {
                problem(name, "It stands in the file twice; the second time in line " + number + ".");
            }
        } catch (WrongValue e) {
            problem(name, "Its value in line " + number + " " + e.getMessage() + ".");
        }
    }

    private static String value(String text) {
        Matcher single = SINGLE.matcher(text);
        if (single.matches()) {
            return single.group(1);
        }
        Matcher quoted = DOUBLE.matcher(text);
        if (quoted.matches()) {
            return ESCAPE.matcher(quoted.group(1))
                    .replaceAll(escape -> Matcher.quoteReplacement(meant(escape.group(1))));
        }
        if (text.startsWith("'") || text.startsWith("\"")) {
            throw new WrongValue("has a quotation mark that is not closed, or something after the closing one");
        }
        return COMMENT.matcher(text).replaceFirst("");
    }

    private static String meant(String escaped) {
        return switch (escaped) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "\"", "\\", "$" -> escaped;
            default -> "\\" + escaped;
        };
    }

    private void problem(String where, String wrong) {
        problems.add(new ConfigProblem(where, Source.FILE, wrong));
    }
}
