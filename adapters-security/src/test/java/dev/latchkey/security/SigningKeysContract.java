package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the store of signing keys promises, whatever it stores them in. */
interface SigningKeysContract {
    /** An empty store. */
    SigningKeys keys();

    @Test
    default void keeps_the_first_key_as_it_was() {
        SigningKeys keys = keys();

        SigningKeys.Key kept = keys.addFirst(key("one"));

        assertThat(keys.all()).singleElement().usingRecursiveComparison().isEqualTo(kept);
        assertThat(kept).usingRecursiveComparison().isEqualTo(key("one"));
    }

    @Test
    default void keeps_no_second_first_key() {
        SigningKeys keys = keys();
        SigningKeys.Key unused = keys.addFirst(key("one"));

        assertThat(keys.addFirst(key("two")).id()).isEqualTo("one");
        assertThat(keys.all()).hasSize(1);
    }

    @Test
    default void tells_all_who_add_at_once_the_same() {
        SigningKeys keys = keys();

        assertThat(IntStream.range(0, 32)
                        .parallel()
                        .mapToObj(i -> keys.addFirst(key("key-" + i)).id())
                        .distinct())
                .hasSize(1);
        assertThat(keys.all()).hasSize(1);
    }

    private static SigningKeys.Key key(String id) {
        Instant made = Instant.parse("2026-01-01T00:00:00Z");
        return new SigningKeys.Key(id, new byte[] {1, 2}, new byte[] {3, 4}, made, Stage.SIGNING, made);
    }
}
