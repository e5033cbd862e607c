package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.line.ReceivedUpdate;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonUpdateTest {

    @ParameterizedTest
    @ValueSource(strings = {"message", "callback_query", "my_chat_member", "something_new"})
    void whoever_did_something_is_found_whatever_it_was(String deed) {
        String json = "{\"update_id\":7,\"" + deed + "\":{\"from\":{\"id\":7000000001},\"text\":\"\\u0000\"}}";

        assertThat(read(json)).contains(new ReceivedUpdate(7, OptionalLong.of(7_000_000_001L), json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":7}",
                "{\"update_id\":7,\"channel_post\":{\"text\":\"x\"}}",
                "{\"update_id\":7,\"message\":{\"from\":{\"id\":\"x\"}}}",
                "{\"update_id\":7,\"message\":{\"from\":{\"id\":1e99}}}",
                "{\"update_id\":7,\"message\":null}"
            })
    void some_are_of_nobody(String json) {
        assertThat(read(json).orElseThrow().person()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"update_id\":\"7\"}",
                "{\"update_id\":-1}",
                "{\"update_id\":7.5}",
                "{\"update_id\":99999999999999999999}",
                "{\"message\":{\"update_id\":7}}"
            })
    void nothing_else_is_an_update(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void one_that_is_deep_or_says_a_thing_twice_does_not_stay_at_telegram_for_ever() {
        assertThat(read("{\"update_id\":7,\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"))
                .isPresent();
        assertThat(read("{\"update_id\":7,\"a\":1,\"a\":2}")).isPresent();
    }

    private static Optional<ReceivedUpdate> read(String json) {
        return new JsonUpdate().read(json.getBytes(StandardCharsets.UTF_8));
    }
}
