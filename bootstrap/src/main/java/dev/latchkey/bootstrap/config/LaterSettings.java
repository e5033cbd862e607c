package dev.latchkey.bootstrap.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that a later version will have. To set one is refused: nobody shall believe that something is switched on
 * which is not there.
 */
public final class LaterSettings {
    private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

    static {
        later("Reports of errors to Sentry", "SENTRY_DSN");
    }

    private LaterSettings() {}

    /** Each name with the feature that it belongs to. */
    public static Map<String, String> all() {
        return Map.copyOf(BY_NAME);
    }

    /** The feature that a name belongs to, if it is one that comes later. */
    static Optional<String> feature(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static void later(String feature, String... names) {
        for (String name : names) {
            BY_NAME.put(name, feature);
        }
    }
}
