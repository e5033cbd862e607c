package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.verifier.KeyCache.Fetched;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(24);

    private final AtomicLong now = new AtomicLong(-7);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Supplier<CompletableFuture<Fetched>> issuer = () -> published("a");
    private final KeyCache keys = new KeyCache(
            () -> {
                asked.incrementAndGet();
                return issuer.get();
            },
            Duration.ofSeconds(20),
            USABLE,
            now::get);

    @Test
    void asks_when_the_first_token_comes_and_not_before() {
        assertThat(asked).hasValue(0);
        assertThat(keys.find("a").id()).isEqualTo("a");
        assertThat(asked).hasValue(1);
    }

    @Test
    void asks_once_however_many_need_a_key_at_once() throws Exception {
        CompletableFuture<Fetched> slow = new CompletableFuture<>();
        issuer = () -> slow;
        AtomicInteger waiting = new AtomicInteger();

        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
            Until.it(() -> waiting.get() == 16);
            slow.complete(keysNamed("a"));
        });
        assertThat(Together.call(16, () -> {
                    waiting.incrementAndGet();
                    return keys.find("a").id();
                }))
                .hasSize(16)
                .containsOnly("a");

        answer.get();
        assertThat(asked).hasValue(1);
    }

    @Test
    void asks_nobody_while_what_it_knows_is_fresh() {
        keys.find("a");
        pass(FRESH.dividedBy(4).multipliedBy(3).minusNanos(1));

        keys.find("a");

        assertThat(asked).hasValue(1);
    }

    @Test
    void asks_in_the_background_before_what_it_knows_is_too_old() {
        keys.find("a");
        CompletableFuture<Fetched> slow = new CompletableFuture<>();
        issuer = () -> slow;
        pass(FRESH.dividedBy(4).multipliedBy(3));

        assertThat(keys.find("a").id()).isEqualTo("a");
        assertThat(keys.find("a").id()).isEqualTo("a");

        assertThat(asked).hasValue(2);
        slow.complete(keysNamed("a", "b"));
        assertThat(keys.find("b").id()).isEqualTo("b");
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_key_that_is_published_no_longer_is_not_believed_when_it_is_time_to_ask() {
        keys.find("a");
        issuer = () -> published("b");
        pass(FRESH);

        assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> keys.find("a"));
        assertThat(keys.find("b").id()).isEqualTo("b");
    }

    @Test
    void old_keys_are_used_while_the_issuer_is_away_and_nobody_waits_twice() {
        keys.find("a");
        issuer = KeyCacheTest::away;
        pass(FRESH);
        assertThat(keys.find("a").id()).isEqualTo("a");

        issuer = CompletableFuture::new;
        pass(KeyCache.PAUSE);
        assertThat(keys.find("a").id()).isEqualTo("a");

        assertThat(asked).hasValue(3);
    }

    @Test
    void keys_that_are_too_old_are_not_used() {
        keys.find("a");
        issuer = KeyCacheTest::away;
        pass(USABLE.minusNanos(1));
        assertThat(keys.find("a").id()).isEqualTo("a");

        pass(Duration.ofNanos(1));

        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> keys.find("a"));
    }

    @Test
    void without_any_keys_nothing_is_known_until_the_issuer_is_back() {
        issuer = KeyCacheTest::away;
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> keys.find("a"));
        }
        assertThat(asked).hasValue(1);

        issuer = () -> published("a");
        pass(KeyCache.PAUSE);

        assertThat(keys.find("a").id()).isEqualTo("a");
    }

    @Test
    void a_new_key_is_found_by_asking_again() {
        keys.find("a");
        issuer = () -> published("a", "b");
        pass(KeyCache.PAUSE);

        assertThat(keys.find("b").id()).isEqualTo("b");
        assertThat(asked).hasValue(2);
    }

    @Test
    void made_up_names_do_not_make_it_ask_more_than_once_in_a_while() {
        keys.find("a");
        pass(KeyCache.PAUSE);
        for (int i = 0; i < 1_000; i++) {
            String name = "made-up-" + i;
            assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> keys.find(name));
        }
        assertThat(asked).hasValue(2);
        assertThat(keys.find("a").id()).isEqualTo("a");
    }

    @Test
    void where_it_could_not_ask_it_does_not_claim_that_there_is_no_such_key() {
        keys.find("a");
        issuer = KeyCacheTest::away;
        pass(KeyCache.PAUSE);

        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> keys.find("b"));
        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> keys.find("b"));
        assertThat(keys.find("a").id()).isEqualTo("a");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whoever_is_interrupted_while_waiting_stays_interrupted() {
        issuer = CompletableFuture::new;
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> keys.find("a"));

        assertThat(Thread.interrupted()).isTrue();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static CompletableFuture<Fetched> published(String... ids) {
        return CompletableFuture.completedFuture(keysNamed(ids));
    }

    private static CompletableFuture<Fetched> away() {
        return CompletableFuture.failedFuture(new IOException("away"));
    }

    private static Fetched keysNamed(String... ids) {
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        for (String id : ids) {
            keys.put(id, new VerificationKey(id, "x", "y", new NoKey()));
        }
        return new Fetched(keys, FRESH);
    }
}
