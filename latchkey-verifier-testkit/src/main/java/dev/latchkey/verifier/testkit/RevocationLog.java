package dev.latchkey.verifier.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What happened to sessions, in order, and read in pages. */
final class RevocationLog {
    private final List<String> items = new ArrayList<>();
    private int epoch = 1;
    private int pageSize = 100;

    synchronized void add(UUID session, Optional<String> role, Instant until) {
        items.add(JsonText.object(new TreeMap<>(Map.of(
                "session", JsonText.quoted(session.toString()),
                "role", role.map(JsonText::quoted).orElse("null"),
                "until", JsonText.quoted(until.toString())))));
    }

    synchronized void forgetCursors() {
        epoch++;
    }

    synchronized void pageSize(int size) {
        pageSize = size;
    }

    /** The page after that cursor, or empty if the cursor is not known. */
    synchronized Optional<String> after(Optional<String> since) {
        String prefix = "e" + epoch + ".";
        String cursor = since.orElse(prefix + 0);
        if (!cursor.matches("e" + epoch + "\\.[0-9]{1,9}")) {
            return Optional.empty();
        }
        int from = Math.min(Integer.parseInt(cursor.substring(prefix.length())), items.size());
        int to = Math.min(from + pageSize, items.size());
        return Optional.of("{\"items\":" + JsonText.array(items.subList(from, to)) + ",\"next\":\"" + prefix + to
                + "\",\"more\":" + (to < items.size()) + "}");
    }
}
