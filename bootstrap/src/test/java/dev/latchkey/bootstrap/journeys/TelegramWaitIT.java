package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.push.BotReply;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.bootstrap.TelegramSigner;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that wait at one instance for what is decided at another. Covers C-08, C-22, C-23 and C-30. */
@Timeout(300)
class TelegramWaitIT {
    private static final String SESSIONS = "/api/v1/auth/telegram/sessions";
    private static final Map<String, String> SETTINGS = Map.of(
            "TELEGRAM_BOT_TOKEN", TelegramSigner.TOKEN,
            "TELEGRAM_BOT_USERNAME", "our_bot",
            "ALLOWED_ORIGINS", "https://app.example",
            "BOOTSTRAP_FIRST_USER_ADMIN", "false");

    /** Less than instances let pass before they look for themselves. */
    private static final int AT_ONCE = 3;

    /** After which they have looked. */
    private static final int IN_TIME = 12;

    private static Pair pair;
    private static Chat chat;
    private static ExecutorService threads;

    private final long anna = TelegramSigner.someone();

    @BeforeAll
    static void start() {
        pair = Pair.start(SETTINGS);
        chat = new Chat(pair.database());
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        pair.close();
    }

    @Test
    void a_yes_wakes_the_polls_and_streams_of_every_instance() {
        for (int round = 0; round < 6; round++) {
            JsonNode page = begun(Map.of());
            CompletableFuture<Answer> poll = poll(pair.client(round), page);
            try (PageStream one = stream(pair.a(), page);
                    PageStream other = stream(pair.b(), page)) {
                long someone = TelegramSigner.someone();
                BotReply asked = chat.come(someone, page.get("bot_url").asText());
                one.hears(AT_ONCE, "bot_started");
                other.hears(AT_ONCE, "bot_started");
                assertThat(poll).isNotDone();

                assertThat(chat.yes(someone, asked)).isEqualTo(Kind.APPROVED);

                one.hears(AT_ONCE, "bot_started", "approved");
                other.hears(AT_ONCE, "bot_started", "approved");
                one.ends(AT_ONCE);
                other.ends(AT_ONCE);
                JsonNode answer = poll.join().json();
                assertThat(answer.get("status").asText()).isEqualTo("approved");
                assertThat(answer.get("auth").get("user").get("telegram_id").asLong())
                        .isEqualTo(someone);
                assertThat(look(pair.a(), page).get("auth").isNull()).isTrue();
            }
        }
    }

    @Test
    void a_stream_shows_the_way_of_a_number_and_says_nothing_of_whose_it_is() {
        String phone = Phones.number();
        JsonNode page = begun(Map.of("phone", phone));
        try (PageStream stream = stream(pair.b(), page, "Origin: https://app.example\r\n")) {
            assertThat(chat.come(anna, page.get("bot_url").asText()).kind()).isEqualTo(Kind.CONTACT_WANTED);
            stream.hears(AT_ONCE, "bot_started", "contact_requested");
            BotReply asked = chat.share(anna, phone);
            stream.hears(AT_ONCE, "bot_started", "contact_requested", "contact_shared");
            try (PageStream late = stream(pair.a(), page, "Last-Event-ID: 1\r\n")) {
                late.hears(AT_ONCE, "contact_requested", "contact_shared");

                assertThat(chat.yes(anna, asked)).isEqualTo(Kind.APPROVED);

                late.hears(AT_ONCE, "contact_requested", "contact_shared", "approved");
            }
            stream.ends(AT_ONCE);
            assertThat(stream.events())
                    .containsExactly("bot_started", "contact_requested", "contact_shared", "approved");
            assertThat(stream.lines())
                    .contains("Access-Control-Allow-Origin: https://app.example")
                    .noneMatch(line -> line.contains(phone.substring(1)) || line.contains(Long.toString(anna)))
                    .filteredOn(line -> line.startsWith("data"))
                    .containsOnly("data: {}");
        }
        assertThat(stream(pair.a(), page, "Last-Event-ID: 4\r\n").status()).isEqualTo("204");
        assertThat(look(pair.b(), page).get("auth").get("user").get("phone").asText())
                .isEqualTo(phone);
        try (PageStream after = stream(pair.a(), page)) {
            after.hears(AT_ONCE, "bot_started", "contact_requested", "contact_shared", "approved");
            after.ends(AT_ONCE);
        }
    }

    @Test
    void of_a_hundred_who_wait_at_both_one_gets_the_tokens() {
        for (int round = 0; round < Together.rounds("telegram", 3); round++) {
            long someone = TelegramSigner.someone();
            JsonNode page = begun(Map.of());
            List<CompletableFuture<Answer>> polls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                polls.add(poll(pair.client(i), page));
            }
            assertThat(chat.yes(someone, chat.come(someone, page.get("bot_url").asText())))
                    .isEqualTo(Kind.APPROVED);

            List<Answer> answers = polls.stream().map(CompletableFuture::join).toList();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.json().get("status").asText()).isEqualTo("approved");
            });
            assertThat(answers)
                    .filteredOn(answer -> !answer.json().get("auth").isNull())
                    .hasSize(1);
            assertThat(sessionsOf(someone)).isEqualTo(1);
        }
    }

    @Test
    void nobody_sees_what_happens_to_another() {
        int people = 24;
        List<JsonNode> pages = new ArrayList<>();
        List<PageStream> streams = new ArrayList<>();
        List<CompletableFuture<Answer>> polls = new ArrayList<>();
        List<Long> who = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            pages.add(begun(Map.of()));
            streams.add(stream(i % 2 == 0 ? pair.a() : pair.b(), pages.get(i)));
            polls.add(poll(pair.client(i + 1), pages.get(i)));
            who.add(TelegramSigner.someone());
        }
        // Of every three one says yes, one no, and one nothing.
        List<Kind> said = Together.callAll(people, i -> {
            if (i % 3 == 2) {
                return Kind.ASKED;
            }
            BotReply asked = chat.come(who.get(i), pages.get(i).get("bot_url").asText());
            return i % 3 == 0 ? chat.yes(who.get(i), asked) : chat.no(who.get(i), asked);
        });
        assertThat(said).filteredOn(Kind.APPROVED::equals).hasSize(people / 3);
        for (int i = 0; i < people; i++) {
            PageStream stream = streams.get(i);
            if (i % 3 == 2) {
                assertThat(polls.get(i)).isNotDone();
                continue;
            }
            String end = i % 3 == 0 ? "approved" : "rejected";
            stream.ends(AT_ONCE);
            assertThat(stream.events()).endsWith(end).doesNotContain(i % 3 == 0 ? "rejected" : "approved");
            JsonNode answer = polls.get(i).join().json();
            assertThat(answer.get("status").asText()).isEqualTo(end);
            assertThat(answer.path("auth").path("user").path("telegram_id").asLong(who.get(i)))
                    .isEqualTo(who.get(i));
        }
        for (int i = 2; i < people; i += 3) {
            assertThat(streams.get(i).events()).isEmpty();
            assertThat(streams.get(i).isOver()).isFalse();
        }
        streams.forEach(PageStream::close);
    }

    @Test
    void a_newer_session_for_a_phone_wakes_those_who_wait_for_the_older() {
        String phone = Phones.number();
        JsonNode older = begun(Map.of("phone", phone));
        CompletableFuture<Answer> poll = poll(pair.a().client(), older);
        try (PageStream stream = stream(pair.b(), older)) {
            JsonNode newer = begun(Map.of("phone", phone));

            stream.hears(AT_ONCE, "expired");
            stream.ends(AT_ONCE);
            assertThat(poll.join().json().get("status").asText()).isEqualTo("expired");
            assertThat(look(pair.b(), newer).get("status").asText()).isEqualTo("pending");
        }
    }

    @Test
    void what_is_over_ends_by_itself() {
        JsonNode page = begun(Map.of());
        CompletableFuture<Answer> poll = poll(pair.a().client(), page);
        try (PageStream stream = stream(pair.b(), page)) {
            pair.rows()
                    .run("UPDATE telegram_session SET expires_at = now() + interval '1 second'"
                            + " WHERE ordinal = (SELECT max(ordinal) FROM telegram_session)");

            stream.hears(IN_TIME, "expired");
            stream.ends(AT_ONCE);
            assertThat(poll.join().json().get("status").asText()).isEqualTo("expired");
        }
    }

    @Test
    void whose_session_is_kept_no_more_is_told_that_there_is_none() {
        JsonNode page = begun(Map.of());
        String begun = pair.rows().text("SELECT clock_timestamp()::text");
        CompletableFuture<Answer> poll = poll(pair.a().client(), page);
        // One has seen the session and waits. What a connection did last may be hidden by what it does next, so several
        // ask.
        Until.within(20, () -> {
            CompletableFuture<Answer> unused = poll(pair.a().client(), page);
            return pair.rows()
                            .number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND state = 'idle' AND query_start > '" + begun + "'"
                                    + " AND query LIKE '%telegram_session s WHERE s.poll_hash = $1%'")
                    > 0;
        });
        pair.rows().run("DELETE FROM telegram_session WHERE ordinal = (SELECT max(ordinal) FROM telegram_session)");

        Answer answer = poll.join();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("telegram.session_unknown");
    }

    @Test
    void an_instance_whose_listening_breaks_hears_all_the_same() {
        for (int round = 0; round < 3; round++) {
            JsonNode page = begun(Map.of());
            CompletableFuture<Answer> poll = poll(pair.a().client(), page);
            try (PageStream stream = stream(pair.b(), page)) {
                long someone = TelegramSigner.someone();
                assertThat(pair.rows()
                                .number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                        + " WHERE datname = current_database() AND (query LIKE 'LISTEN%'"
                                        + " OR query LIKE 'SELECT pg_snapshot_xmin%FROM session_revocation%')"))
                        .isPositive();
                assertThat(chat.yes(
                                someone, chat.come(someone, page.get("bot_url").asText())))
                        .isEqualTo(Kind.APPROVED);

                stream.ends(IN_TIME);
                assertThat(stream.events()).endsWith("approved");
                assertThat(poll.join().json().get("auth").isNull()).isFalse();
            }
        }
    }

    @Test
    void an_instance_that_hears_nothing_looks_for_itself() {
        pair.rows().run("ALTER TABLE telegram_session DISABLE TRIGGER telegram_session_news_are_told");
        try {
            JsonNode page = begun(Map.of());
            CompletableFuture<Answer> poll = poll(pair.a().client(), page);
            try (PageStream stream = stream(pair.b(), page)) {
                assertThat(chat.yes(anna, chat.come(anna, page.get("bot_url").asText())))
                        .isEqualTo(Kind.APPROVED);

                stream.ends(IN_TIME);
                assertThat(stream.events()).endsWith("approved");
                assertThat(poll.join().json().get("auth").isNull()).isFalse();
            }
        } finally {
            pair.rows().run("ALTER TABLE telegram_session ENABLE TRIGGER telegram_session_news_are_told");
        }
    }

    @Test
    void tokens_are_not_handed_to_a_page_that_has_hung_up() throws IOException {
        for (int round = 0; round < 6; round++) {
            long someone = TelegramSigner.someone();
            JsonNode page = begun(Map.of());
            List<Socket> gone = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Socket socket =
                        Wire.open(i % 2 == 0 ? pair.a().port() : pair.b().port());
                Wire.write(socket, "GET " + path(page) + "?wait=25 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                gone.add(socket);
            }
            stream(pair.a(), page).close();
            stream(pair.b(), page).close();
            for (Socket socket : gone) {
                if (round % 2 == 0) {
                    Wire.cut(socket);
                } else {
                    Wire.close(socket);
                }
            }
            assertThat(chat.yes(someone, chat.come(someone, page.get("bot_url").asText())))
                    .isEqualTo(Kind.APPROVED);

            JsonNode answer = look(pair.b(), page);

            assertThat(answer.get("auth").isNull()).as("%s", answer).isFalse();
            assertThat(sessionsOf(someone)).isEqualTo(1);
        }
    }

    @Test
    void those_who_hang_up_leave_nothing_behind() throws IOException {
        JsonNode page = begun(Map.of());
        String request = "GET " + path(page) + "%s HTTP/1.1\r\nHost: localhost\r\n\r\n";
        List<Socket> first = waiting(request, 20);
        first.forEach(Wire::close);
        // Handlers have threads for a minute; what would stay are connections.
        Usage before = Usage.of(pair);
        Usage most = before.plus(new Usage(4L << 20, 1_000, 5, 20));

        for (int round = 0; round < 3; round++) {
            waiting(request, 200).forEach(Wire::close);
        }

        Usage.awaitAtMost(most, pair);
        assertThat(Usage.of(pair).exceeds(most))
                .as("%s, before it %s", Usage.of(pair), before)
                .isFalse();
    }

    @Test
    void a_program_that_stops_sends_those_who_wait_away_at_once() {
        Product stopping = Product.startUnlimited(pair.url(), SETTINGS, new Phones());
        JsonNode page = begun(Map.of());
        CompletableFuture<Answer> poll = poll(stopping.client(), page);
        try (PageStream stream = stream(stopping, page)) {
            long begun = System.nanoTime();

            stopping.close();

            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
            assertThat(poll.join().json().get("status").asText()).isEqualTo("pending");
            stream.ends(AT_ONCE);
            assertThat(stream.events()).isEmpty();
            assertThat(stream.lines()).doesNotContain("broken");
            assertThat(look(pair.a(), page).get("status").asText()).isEqualTo("pending");
        }
    }

    @Test
    void waiting_is_over_when_its_time_is_and_unknown_ids_are_unknown() {
        JsonNode page = begun(Map.of());
        long begun = System.nanoTime();

        Answer answer = pair.a().client().get(path(page) + "?wait=1");

        assertThat(answer.json().get("status").asText()).isEqualTo("pending");
        assertThat(System.nanoTime() - begun).isBetween(1_000_000_000L, 10_000_000_000L);
        for (String id : List.of("none", "a".repeat(43))) {
            for (String rest : List.of("?wait=1", "/events")) {
                Answer unknown = pair.a().client().get(SESSIONS + "/" + id + rest);
                assertThat(unknown.code()).isEqualTo("telegram.session_unknown");
                assertThat(unknown.status()).isEqualTo(404);
            }
        }
        Answer head = pair.a().client().send("HEAD", path(page) + "/events", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(pair.a().client().send("HEAD", path(page), "").status()).isEqualTo(405);
    }

    private List<Socket> waiting(String request, int count) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = Wire.open(i % 4 < 2 ? pair.a().port() : pair.b().port());
            Wire.write(socket, request.formatted(i % 2 == 0 ? "?wait=25" : "/events"));
            sockets.add(socket);
        }
        return sockets;
    }

    private static CompletableFuture<Answer> poll(Client client, JsonNode page) {
        return CompletableFuture.supplyAsync(() -> client.get(path(page) + "?wait=25"), threads);
    }

    private static PageStream stream(Product product, JsonNode page, String... headers) {
        return PageStream.open(product.port(), path(page) + "/events", headers);
    }

    private static String path(JsonNode page) {
        return SESSIONS + "/" + page.get("session_id").asText();
    }

    private static long sessionsOf(long telegram) {
        return pair.rows()
                .number("SELECT count(*) FROM auth_session s JOIN account a ON a.id = s.account"
                        + " WHERE s.ended_at IS NULL AND a.telegram_id = " + telegram);
    }

    private static JsonNode begun(Map<String, String> body) {
        Answer answer = pair.a().client().post(SESSIONS, new HashMap<>(body));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode look(Product product, JsonNode page) {
        Answer answer = product.client().get(path(page));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }
}
