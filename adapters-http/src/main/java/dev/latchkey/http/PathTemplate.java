package dev.latchkey.http;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A path with holes, such as {@code /tasks/{id}}. A hole takes exactly one segment, which is not empty. */
record PathTemplate(List<String> segments) {

    /** Fixed words before holes, so that {@code /tasks/mine} is never taken for the task called "mine". */
    static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST =
            Comparator.comparing(PathTemplate::shape).thenComparing(PathTemplate::toString);

    static PathTemplate of(String path) {
        if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
            throw new IllegalArgumentException("a path starts with a slash and does not end with one: " + path);
        }
        return new PathTemplate(split(path));
    }

    /** The segments of a path. One slash at the end makes no difference. */
    static List<String> split(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.equals("/") ? List.of() : List.of(trimmed.substring(1).split("/", -1));
    }

    boolean matches(List<String> path) {
        return path.size() == segments.size()
                && IntStream.range(0, path.size()).allMatch(i -> fits(segments.get(i), path.get(i)));
    }

    /** The path without the names of its holes. */
    String form() {
        return segments.stream()
                .map(segment -> isHole(segment) ? "{}" : segment)
                .collect(Collectors.joining("/"));
    }

    private static boolean fits(String expected, String actual) {
        return isHole(expected) ? !actual.isEmpty() : expected.equals(actual);
    }

    private static boolean isHole(String segment) {
        return segment.startsWith("{");
    }

    private String shape() {
        return segments.stream().map(segment -> isHole(segment) ? "1" : "0").collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
