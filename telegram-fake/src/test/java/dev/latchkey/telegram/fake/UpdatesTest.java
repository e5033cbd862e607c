package dev.latchkey.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a bot fetches what happened. */
@Timeout(60)
class UpdatesTest {
    private final FakeTelegram telegram = FakeTelegram.start();
    private final Caller bot = new Caller(telegram);
    private final Person anna = telegram.person(Profile.of(42, "Anna", "ru", "+4917139200"));

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void an_update_comes_again_until_it_is_confirmed() {
        anna.says("one");
        anna.says("two");
        long first = bot.result("getUpdates", "{}").get(0).path("update_id").asLong();
        assertThat(texts("{'offset': " + first + "}")).containsExactly("one", "two");
        assertThat(texts("{'offset': " + (first + 1) + "}")).containsExactly("two");
        assertThat(texts("{}")).containsExactly("two");
        assertThat(telegram.pending()).isEqualTo(1);
        assertThat(texts("{'offset': " + (first + 2) + ", 'timeout': 1}")).isEmpty();
    }

    @Test
    void a_limit_and_a_negative_offset_choose() {
        for (String text : List.of("one", "two", "three", "four")) {
            anna.says(text);
        }
        assertThat(texts("{'limit': 2}")).containsExactly("one", "two");
        assertThat(texts("{'offset': -2}")).containsExactly("three", "four");
        assertThat(texts("{}")).as("the others are forgotten").containsExactly("three", "four");
    }

    @Test
    void a_poll_waits_until_something_happens() {
        CompletableFuture<JsonNode> poll = waiting("{'timeout': 50}");
        anna.says("here");
        assertThat(poll.join()
                        .path("result")
                        .get(0)
                        .path("message")
                        .path("text")
                        .asText())
                .isEqualTo("here");
    }

    @Test
    void the_older_of_two_polls_is_sent_away() {
        CompletableFuture<JsonNode> older = waiting("{'timeout': 50}");
        CompletableFuture<JsonNode> newer = bot.later("getUpdates", "{'timeout': 50}");

        JsonNode conflict = older.join();
        assertThat(conflict.path("status").asInt()).isEqualTo(409);
        assertThat(conflict.path("description").asText())
                .isEqualTo(
                        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        anna.says("here");
        assertThat(newer.join().path("result").size()).isEqualTo(1);
    }

    @Test
    void only_kinds_that_were_asked_for_are_told_and_that_is_remembered() {
        assertThat(texts("{'allowed_updates': ['my_chat_member'], 'offset': 1}"))
                .isEmpty();
        anna.says("unheard");
        anna.blocks();
        assertThat(bot.result("getUpdates", "{}")).hasSize(1);
        assertThat(texts("{'allowed_updates': [], 'offset': 2}")).hasSize(1);
        anna.says("heard");
        assertThat(bot.result("getUpdates", "{}")).hasSize(2);
    }

    @Test
    void whoever_asks_the_same_again_at_once_is_slowed_down() {
        anna.says("one");
        anna.says("two");
        assertThat(texts("{}")).hasSize(2);
        assertThat(texts("{}")).as("within half a second").hasSizeBetween(1, 2);
        List<Integer> sizes = new ArrayList<>();
        for (int turn = 0; turn < 5; turn++) {
            sizes.add(texts("{}").size());
        }
        assertThat(sizes).contains(1);
    }

    @Test
    void updates_can_be_made_up() {
        telegram.deliver("{\"update_id\": 7, \"message\": {\"text\": \"made up\"}}");
        assertThat(texts("{}")).containsExactly("made up");
    }

    private CompletableFuture<JsonNode> waiting(String parameters) {
        int before = telegram.calls().size();
        CompletableFuture<JsonNode> poll = bot.later("getUpdates", parameters);
        while (telegram.calls().size() == before) {
            Thread.onSpinWait();
        }
        return poll;
    }

    private List<String> texts(String parameters) {
        List<String> texts = new ArrayList<>();
        bot.result("getUpdates", parameters)
                .forEach(update -> texts.add(update.path("message").path("text").asText()));
        return texts;
    }
}
