package dev.latchkey.verifier.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keys in the order of their publication, and the one of them that signs. */
final class TestKeys {
    private final List<TestKey> published = new ArrayList<>();
    private TestKey signing = TestKey.generate();

    TestKeys() {
        published.add(signing);
    }

    synchronized TestKey signing() {
        return signing;
    }

    synchronized void publish() {
        published.add(TestKey.generate());
    }

    synchronized void rotate() {
        if (newest().equals(signing)) {
            publish();
        }
        signing = newest();
    }

    synchronized void retireOld() {
        published.removeIf(key -> published.indexOf(key) < published.indexOf(signing));
    }

    synchronized String jwks() {
        return published.stream().map(TestKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private TestKey newest() {
        return published.get(published.size() - 1);
    }
}
