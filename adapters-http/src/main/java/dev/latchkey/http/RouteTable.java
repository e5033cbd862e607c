package dev.latchkey.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every route there is, the most specific path first. */
final class RouteTable {
    private final Map<PathTemplate, Map<String, Route>> paths = new LinkedHashMap<>();

    RouteTable(List<Route> routes) {
        routes.stream()
                .map(Route::template)
                .sorted(PathTemplate.MOST_SPECIFIC_FIRST)
                .forEach(template -> paths.putIfAbsent(template, new TreeMap<>()));
        refuseTwoNamesForOneHole();
        for (Route route : routes) {
            Map<String, Route> methods = paths.getOrDefault(route.template(), Map.of());
            if (methods.putIfAbsent(route.method(), route) != null) {
                throw new IllegalArgumentException("twice: " + route.method() + " " + route.template());
            }
        }
    }

    // Two templates of one form would hide each other's methods.
    private void refuseTwoNamesForOneHole() {
        Map<String, PathTemplate> forms = new TreeMap<>();
        for (PathTemplate template : paths.keySet()) {
            PathTemplate other = forms.putIfAbsent(template.form(), template);
            if (other != null) {
                throw new IllegalArgumentException("one path, two names: " + other + " and " + template);
            }
        }
    }

    /** What a path offers; empty if there is no such path. */
    Optional<Offer> at(String path) {
        List<String> segments = PathTemplate.split(path);
        return paths.entrySet().stream()
                .filter(entry -> entry.getKey().matches(segments))
                .map(entry -> new Offer(entry.getValue()))
                .findFirst();
    }

    Stream<Route> routes() {
        return paths.values().stream().flatMap(methods -> methods.values().stream());
    }

    /** The routes of one path, by their method. */
    record Offer(Map<String, Route> methods) {
        Optional<Route> with(String method) {
            return Optional.ofNullable(methods.get(method));
        }

        /** As the {@code Allow} header has it. */
        String allowed() {
            TreeSet<String> names = new TreeSet<>(methods.keySet());
            names.add("OPTIONS");
            return String.join(", ", names);
        }
    }
}
