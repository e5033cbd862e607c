package dev.latchkey.verifier;

import dev.latchkey.verifier.Fetcher.Answer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What Latchkey answers who asks for ended sessions. */
final class FeedPages {
    static final Instant UNTIL = Instant.parse("2026-11-21T10:15:00Z");
    static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private FeedPages() {}

    static Answer page(String next, boolean more, String... items) {
        String json = "{\"items\":[" + String.join(",", items) + "],\"next\":\"" + next + "\",\"more\":" + more + "}";
        return new Answer(200, NO_HEADERS, json.getBytes(StandardCharsets.UTF_8));
    }

    static String ended(UUID session) {
        return item(session, "null");
    }

    static String role(UUID session, String role) {
        return item(session, "\"" + role + "\"");
    }

    private static String item(UUID session, String role) {
        return "{\"session\":\"" + session + "\",\"role\":" + role + ",\"until\":\"" + UNTIL + "\"}";
    }
}
