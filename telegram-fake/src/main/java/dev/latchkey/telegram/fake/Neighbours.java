package dev.latchkey.telegram.fake;

import java.util.List;
import java.util.Optional;

/** Whose phones the page offers. Their numbers are of those that are kept for films. */
final class Neighbours {
    private Neighbours() {}

    static List<Profile> all() {
        return List.of(
                neighbour(5_000_000_001L, "Анна", "anna", "ru", "+491713920001"),
                neighbour(5_000_000_002L, "Boris", "boris", "en", "+491713920002"),
                neighbour(5_000_000_003L, "Mallory", "mallory", "en", "+88804565000"));
    }

    private static Profile neighbour(long id, String name, String username, String language, String phone) {
        return new Profile(id, name, Optional.empty(), Optional.of(username), language, Optional.of(phone));
    }
}
