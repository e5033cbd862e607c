package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    record Wire(
            String firstName,
            Optional<String> note,
            Instant createdAt,
            List<UUID> sessionIds,
            long id,
            boolean isNew) {}

    record Wish(Change<String> firstName, Change<List<Integer>> numbers) {}

    record Phone(String value) {
        Phone {
            if (!value.startsWith("+")) {
                throw new InvalidValue("phone", "phone.invalid", "must begin with a plus sign");
            }
        }
    }

    @Test
    void values_are_written_as_the_api_promises() {
        Wire value = new Wire(
                "Ж<b>/\u2028\"",
                Optional.empty(),
                Instant.parse("2026-11-21T10:00:00.987654Z"),
                List.of(ID),
                1L << 40,
                true);

        assertThat(text(value))
                .isEqualTo("{\"first_name\":\"Ж<b>/\u2028\\\"\",\"note\":null,\"created_at\":\"2026-11-21T10:00:00Z\","
                        + "\"session_ids\":[\"" + ID + "\"],\"id\":1099511627776,\"is_new\":true}");
    }

    @Test
    void a_page_is_written_with_its_cursor() {
        Page<Integer> first = new Page<>(List.of(1, 2), Optional.of(new Cursor(2)));
        Page<Integer> last = new Page<>(List.of(3), Optional.empty());

        assertThat(text(PageBody.of(first, Object::toString)))
                .isEqualTo("{\"items\":[\"1\",\"2\"],\"next_cursor\":\"2\"}");
        assertThat(text(PageBody.of(last, Object::toString))).isEqualTo("{\"items\":[\"3\"],\"next_cursor\":null}");
    }

    @Test
    void a_patch_tells_absent_from_null_from_a_value() {
        assertThat(read("{}", Wish.class)).isEqualTo(new Wish(Change.keep(), Change.keep()));
        assertThat(read("{\"first_name\":null,\"numbers\":null}", Wish.class))
                .isEqualTo(new Wish(Change.clear(), Change.clear()));
        assertThat(read("{\"first_name\":\"a\",\"numbers\":[1,2]}", Wish.class))
                .isEqualTo(new Wish(Change.to("a"), Change.to(List.of(1, 2))));
    }

    @Test
    void what_a_patch_holds_is_as_strict_as_anything_else() {
        assertInvalid("{\"first_name\":5}", Wish.class, "first_name", "field.type");
        assertInvalid("{\"numbers\":[1,\"2\"]}", Wish.class, "numbers[1]", "field.type");
        assertInvalid("{\"numbers\":[null]}", Wish.class, "numbers[0]", "field.null");
    }

    @Test
    void a_body_may_refuse_its_own_values() {
        assertInvalid("{\"value\":\"8912\"}", Phone.class, "phone", "phone.invalid");
    }

    @Test
    void unusual_but_correct_text_is_kept_as_it_is() {
        assertThat(read("{\"value\":\"+\\ud83d\\ude00\u00e4\\u00e4\\n\\/\u2028\"}", Phone.class)
                        .value())
                .isEqualTo("+\uD83D\uDE00\u00e4\u00e4\n/\u2028");
    }

    @Test
    void a_depth_of_thirty_two_is_read() {
        String nested = "{\"value\":\"+\",\"a\":" + "[".repeat(31) + "]".repeat(31) + "}";

        assertInvalid(nested, Phone.class, "a", "field.unknown");
    }

    private static void assertInvalid(String json, Class<?> type, String field, String code) {
        assertThatThrownBy(() -> read(json, type)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo(field);
            assertThat(invalid.code()).isEqualTo(code);
        });
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String text(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
