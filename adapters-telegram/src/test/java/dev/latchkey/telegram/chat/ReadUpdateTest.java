package dev.latchkey.telegram.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadUpdateTest {
    private static final String FROM =
            "\"from\":{\"id\":4242,\"is_bot\":false,\"first_name\":\"Анна\",\"username\":\"anna\",\"language_code\":\"ru-RU\"}";
    private static final String CHAT = "\"chat\":{\"id\":4242,\"type\":\"private\"},\"date\":1785000000";

    @Test
    void who_wrote_what_and_when_is_read() {
        Heard heard = message("\"text\":\"hello\"");

        assertThat(heard.from().id().value()).isEqualTo(4242);
        assertThat(heard.from().username()).contains("anna");
        assertThat(heard.speaks()).contains(Language.RU);
        assertThat(heard.inPrivate()).isTrue();
        assertThat(heard.at()).contains(Instant.ofEpochSecond(1_785_000_000L));
        assertThat(heard.what()).isEqualTo(new Heard.Text("hello"));
    }

    @Test
    void commands_are_read_in_every_way_they_are_written() {
        assertThat(message("\"text\":\"/start\"").what()).isEqualTo(new Heard.Command("start", ""));
        assertThat(message("\"text\":\"/start aB_c-9\"").what()).isEqualTo(new Heard.Command("start", "aB_c-9"));
        assertThat(message("\"text\":\" /Start@our_bot   x y \"").what()).isEqualTo(new Heard.Command("start", "x y"));
        assertThat(message("\"text\":\"/start\\npayload\"").what()).isEqualTo(new Heard.Command("start", "payload"));
        for (String none : List.of("/", "start", "//start", "/sta-rt", "/ start", "")) {
            assertThat(message("\"text\":\"" + none + "\"").what()).isEqualTo(new Heard.Text(none));
        }
    }

    @Test
    void a_contact_is_read_with_whose_it_is_and_whether_it_is_from_elsewhere() {
        String own = "\"contact\":{\"phone_number\":\"79123456789\",\"first_name\":\"A\",\"user_id\":4242}";
        assertThat(message(own).what()).isEqualTo(new Heard.Contact("79123456789", OptionalLong.of(4242), false));
        for (String elsewhere : List.of(
                "\"forward_origin\":{\"type\":\"user\",\"date\":1}",
                "\"forward_from\":{\"id\":1}",
                "\"forward_from_chat\":{\"id\":-1}",
                "\"forward_sender_name\":\"A\"",
                "\"forward_date\":1",
                "\"sender_chat\":{\"id\":-100}",
                "\"via_bot\":{\"id\":9}")) {
            assertThat(message(own + "," + elsewhere).what())
                    .as(elsewhere)
                    .isEqualTo(new Heard.Contact("79123456789", OptionalLong.of(4242), true));
        }
        for (String owner : List.of("null", "\"4242\"", "4242.0", "true", "99999999999999999999", "[]")) {
            assertThat(message("\"contact\":{\"phone_number\":\"1\",\"user_id\":" + owner + "}")
                            .what())
                    .as(owner)
                    .isEqualTo(new Heard.Contact("1", OptionalLong.empty(), false));
        }
        assertThat(message("\"contact\":{\"phone_number\":7}").what())
                .isEqualTo(new Heard.Contact("", OptionalLong.empty(), false));
    }

    @Test
    void what_others_have_said_is_not_said_by_whoever_passes_it_on() {
        for (String words : List.of("/start aB_c-9", "/unlink", "42", "hello")) {
            for (String elsewhere :
                    List.of("\"forward_origin\":{\"type\":\"user\",\"date\":1}", "\"via_bot\":{\"id\":9}")) {
                assertThat(message("\"text\":\"" + words + "\"," + elsewhere).what())
                        .as(words + " " + elsewhere)
                        .isEqualTo(new Heard.Text(""));
            }
        }
    }

    @Test
    void what_stands_in_the_message_that_was_replied_to_is_not_what_was_said() {
        String contact = "{\"phone_number\":\"1\",\"user_id\":4242}";
        assertThat(message("\"text\":\"ok\",\"reply_to_message\":{\"contact\":" + contact + "}")
                        .what())
                .isEqualTo(new Heard.Text("ok"));
        assertThat(message("\"contact\":" + contact + ",\"reply_to_message\":{\"forward_date\":1,\"text\":\"/me\"}")
                        .what())
                .isEqualTo(new Heard.Contact("1", OptionalLong.of(4242), false));
    }

    @Test
    void a_button_is_read_and_its_message_can_be_changed_only_if_it_is_there_and_theirs() {
        String query = "\"id\":\"77\",\"chat_instance\":\"1\",\"data\":\"y:x\"," + FROM;
        assertThat(press(query + ",\"message\":{\"message_id\":31," + CHAT + "}"))
                .isEqualTo(new Heard.Press("77", "y:x", OptionalLong.of(31)));
        for (String message : List.of(
                "",
                ",\"message\":null",
                ",\"message\":{\"message_id\":31,\"chat\":{\"id\":4242,\"type\":\"private\"},\"date\":0}",
                ",\"message\":{\"message_id\":31,\"chat\":{\"id\":4243,\"type\":\"private\"},\"date\":5}",
                ",\"message\":{\"message_id\":31,\"chat\":{\"id\":4242,\"type\":\"group\"},\"date\":5}",
                ",\"message\":{\"message_id\":\"31\"," + CHAT + "}",
                ",\"inline_message_id\":\"abc\"")) {
            assertThat(press(query + message))
                    .as(message)
                    .isEqualTo(new Heard.Press("77", "y:x", OptionalLong.empty()));
        }
        assertThat(press("\"id\":\"77\",\"game_short_name\":\"g\"," + FROM))
                .isEqualTo(new Heard.Press("77", "", OptionalLong.empty()));
    }

    @Test
    void who_blocks_the_bot_and_who_lets_it_write_again_is_heard() {
        assertThat(standing("kicked")).contains(new Heard.Standing(false));
        assertThat(standing("member")).contains(new Heard.Standing(true));
        assertThat(standing("administrator")).isEmpty();
        assertThat(
                        ReadUpdate.read(
                                "{\"update_id\":1,\"my_chat_member\":{" + FROM
                                        + ",\"chat\":{\"id\":-5,\"type\":\"group\"},\"date\":5,\"new_chat_member\":{\"status\":\"kicked\"}}}"))
                .isEmpty();
    }

    @Test
    void odd_names_languages_and_times_turn_nobody_away() {
        Heard heard = ReadUpdate.read(
                        "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":-7,\"text\":\"x\\u0000\","
                                + "\"chat\":{\"id\":1,\"type\":\"private\"},\"from\":{\"id\":1,\"first_name\":\"\\u0000\\u202e\","
                                + "\"last_name\":7,\"username\":\"<b>\",\"language_code\":\"tlh\"}}}")
                .orElseThrow();
        assertThat(heard.from().firstName()).isEmpty();
        assertThat(heard.from().username()).isEmpty();
        assertThat(heard.speaks()).isEmpty();
        assertThat(heard.at()).isEmpty();
        assertThat(message("\"sticker\":{}").what()).isEqualTo(new Heard.Other());
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
                "{\"update_id\":1}",
                "{\"update_id\":1,\"message\":{}}",
                "{\"update_id\":1,\"message\":7,\"callback_query\":[]}",
                "{\"update_id\":1,\"message\":{\"from\":{\"id\":0},\"text\":\"x\"}}",
                "{\"update_id\":1,\"message\":{\"from\":{\"id\":-5},\"text\":\"x\"}}",
                "{\"update_id\":1,\"message\":{\"from\":{\"id\":4503599627370496},\"text\":\"x\"}}",
                "{\"update_id\":1,\"message\":{\"from\":{\"id\":1,\"is_bot\":true},\"text\":\"x\"}}",
                "{\"update_id\":1,\"message\":{\"from\":{\"id\":1,\"id\":2},\"text\":\"x\"}}",
                "{\"update_id\":1,\"callback_query\":{\"from\":{\"id\":1},\"data\":\"x\"}}",
                "{\"update_id\":1,\"edited_message\":{\"from\":{\"id\":1},\"text\":\"x\"}}",
                "{\"update_id\":1,\"channel_post\":{\"text\":\"/me\"}}",
                "{\"update_id\":1,\"poll\":{}}"
            })
    void what_is_not_of_a_person_or_not_of_telegram_was_not_heard(String update) {
        assertThat(ReadUpdate.read(update)).isEmpty();
    }

    @Test
    void nothing_of_it_is_in_a_log() {
        assertThat(List.of(
                                message("\"text\":\"/start s3cret\""),
                                message("\"text\":\"s3cret\""),
                                message("\"contact\":{\"phone_number\":\"s3cret\"}"))
                        .toString())
                .doesNotContain("s3cret")
                .doesNotContain("4242");
    }

    private static Heard message(String content) {
        return ReadUpdate.read(
                        "{\"update_id\":1,\"message\":{\"message_id\":5," + FROM + "," + CHAT + "," + content + "}}")
                .orElseThrow();
    }

    private static Heard.What press(String query) {
        return ReadUpdate.read("{\"update_id\":1,\"callback_query\":{" + query + "}}")
                .orElseThrow()
                .what();
    }

    private static Optional<Heard.What> standing(String status) {
        return ReadUpdate.read("{\"update_id\":1,\"my_chat_member\":{" + FROM + "," + CHAT
                        + ",\"old_chat_member\":{\"status\":\"member\"},\"new_chat_member\":{\"status\":\"" + status
                        + "\",\"until_date\":0}}}")
                .map(Heard::what);
    }
}
