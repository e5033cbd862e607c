package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.push.BotReply;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Saying yes to the bot, at two instances: begun at one, asked for at the other. Covers lesson 9 and C-07, C-08. */
@Timeout(300)
class TelegramPushIT {
    private static final String SESSIONS = "/api/v1/auth/telegram/sessions";
    private static final Map<String, String> SETTINGS =
            Map.of("TELEGRAM_BOT_TOKEN", TelegramSigner.TOKEN, "TELEGRAM_BOT_USERNAME", "our_bot");

    private static Product a;
    private static Product b;
    private static Database database;
    private static Rows rows;
    private static Chat chat;

    private final long anna = TelegramSigner.someone();
    private final long mallory = TelegramSigner.someone();

    @BeforeAll
    static void start() {
        DatabaseUrl url = TestServer.migratedDatabase();
        Phones phones = new Phones();
        a = Product.startUnlimited(url, SETTINGS, phones);
        b = Product.startUnlimited(url, SETTINGS, phones);
        database = Database.open(url, 4);
        rows = new Rows(new Sql(database));
        chat = new Chat(database);
        // Whoever comes first is the administrator, and none of these.
        assertThat(a.reception().newMember().me().get("id").asLong()).isPositive();
    }

    @AfterAll
    static void stop() {
        a.close();
        b.close();
        database.close();
    }

    @Test
    void begun_at_one_and_fetched_at_the_other_once() {
        JsonNode page = begun(Map.of());
        assertThat(page.get("expires_in").asLong()).isEqualTo(300);
        assertThat(page.get("match_code").asText()).matches("[0-9]{2}");
        assertThat(page.get("bot_url").asText()).startsWith("https://t.me/our_bot?start=");
        assertThat(look(b, page).get("status").asText()).isEqualTo("pending");
        BotReply asked = chat.come(anna, page.get("bot_url").asText());
        assertThat(chat.yes(anna, asked)).isEqualTo(Kind.APPROVED);

        JsonNode in = look(b, page);

        assertThat(in.get("status").asText()).isEqualTo("approved");
        assertThat(in.get("auth").get("is_new_user").asBoolean()).isTrue();
        assertThat(in.get("auth").get("user").get("telegram_id").asLong()).isEqualTo(anna);
        Client signedIn = a.client().bearing(in.get("auth").get("access_token").asText());
        assertThat(signedIn.get(Reception.ME).json().get("telegram_id").asLong())
                .isEqualTo(anna);
        for (Product each : List.of(a, b)) {
            assertThat(look(each, page).get("status").asText()).isEqualTo("approved");
            assertThat(look(each, page).get("auth").isNull()).isTrue();
        }
    }

    @Test
    void a_hundred_who_ask_at_once_at_both_get_the_tokens_once() {
        for (int round = 0; round < Together.rounds("telegram", 3); round++) {
            long someone = TelegramSigner.someone();
            JsonNode page = begun(Map.of());
            assertThat(chat.yes(someone, chat.come(someone, page.get("bot_url").asText())))
                    .isEqualTo(Kind.APPROVED);

            List<JsonNode> answers = Together.callAll(100, turn -> look(turn % 2 == 0 ? a : b, page));

            assertThat(answers)
                    .filteredOn(answer -> !answer.get("auth").isNull())
                    .hasSize(1);
            assertThat(answers).allMatch(answer -> answer.get("status").asText().equals("approved"));
            assertThat(rows.number("SELECT count(*) FROM auth_session s JOIN account a ON a.id = s.account"
                            + " WHERE a.telegram_id = " + someone))
                    .isEqualTo(1);
        }
    }

    @Test
    void lesson_9_a_strangers_yes_lets_nobody_in_and_binds_nothing() {
        String phone = Phones.number();
        JsonNode page = begun(Map.of("phone", phone));
        assertThat(chat.come(anna, page.get("bot_url").asText()).kind()).isEqualTo(Kind.CONTACT_WANTED);
        BotReply asked = chat.share(anna, phone);

        assertThat(chat.come(mallory, page.get("bot_url").asText()).kind()).isEqualTo(Kind.LINK_OVER);
        assertThat(chat.share(mallory, phone).kind()).isEqualTo(Kind.NOBODY_WAITS);
        assertThat(chat.yes(mallory, asked)).isEqualTo(Kind.BUTTON_OVER);
        assertThat(chat.no(mallory, asked)).isEqualTo(Kind.BUTTON_OVER);
        assertThat(look(a, page).get("status").asText()).isEqualTo("pending");

        assertThat(chat.yes(anna, asked)).isEqualTo(Kind.APPROVED);
        assertThat(chat.no(anna, asked)).isEqualTo(Kind.TOO_LATE);
        JsonNode user = look(b, page).get("auth").get("user");
        assertThat(user.get("phone").asText()).isEqualTo(phone);
        assertThat(user.get("telegram_id").asLong()).isEqualTo(anna);

        JsonNode next = begun(Map.of("phone", phone));
        assertThat(chat.come(mallory, next.get("bot_url").asText()).kind()).isEqualTo(Kind.BOUND_ELSEWHERE);
        assertThat(look(b, next).get("status").asText()).isEqualTo("pending");
        assertThat(chat.yes(anna, chat.come(anna, next.get("bot_url").asText())))
                .isEqualTo(Kind.APPROVED);
        assertThat(look(a, next).get("auth").get("user").get("id")).isEqualTo(user.get("id"));
    }

    @Test
    void lesson_9_what_happens_to_one_page_is_not_seen_by_another() {
        JsonNode one = begun(Map.of());
        JsonNode other = begun(Map.of());
        assertThat(chat.yes(anna, chat.come(anna, one.get("bot_url").asText()))).isEqualTo(Kind.APPROVED);
        assertThat(chat.no(mallory, chat.come(mallory, other.get("bot_url").asText())))
                .isEqualTo(Kind.REJECTED);

        assertThat(look(b, other)).isEqualTo(look(a, other));
        assertThat(look(a, other).get("status").asText()).isEqualTo("rejected");
        assertThat(look(a, other).get("auth").isNull()).isTrue();
        assertThat(look(b, one).get("auth").isNull()).isFalse();
        assertThat(rows.number("SELECT count(*) FROM audit_event WHERE action = 'login.telegram_rejected'"))
                .isPositive();
    }

    @Test
    void a_newer_session_for_a_phone_ends_the_older_and_unknown_ids_are_unknown() {
        String phone = Phones.number();
        JsonNode older = begun(Map.of("phone", phone));
        JsonNode newer = begun(Map.of("phone", phone));

        assertThat(look(b, older).get("status").asText()).isEqualTo("expired");
        assertThat(look(b, newer).get("status").asText()).isEqualTo("pending");
        for (String id : List.of("none", "a".repeat(43), payload(newer))) {
            assertThat(a.client().get(SESSIONS + "/" + id).code()).isEqualTo("telegram.session_unknown");
        }
        assertThat(a.client()
                        .get(SESSIONS + "/" + newer.get("session_id").asText() + "?wait=26")
                        .code())
                .isEqualTo("field.range");
    }

    @Test
    void nothing_but_a_phone_and_a_code_can_be_sent() {
        for (String field : List.of("role", "id", "user_id", "telegram_id", "session_id", "match_code", "status")) {
            Answer answer = a.client().post(SESSIONS, Map.of(field, "1"));
            assertThat(answer.status()).as(field).isEqualTo(422);
            assertThat(answer.code()).as(field).isEqualTo("field.unknown");
        }
        assertThat(a.client().post(SESSIONS, Map.of("invite_code", "ZZZZZZ")).code())
                .isEqualTo("invite.unknown");
        assertThat(a.client()
                        .send("POST", SESSIONS, "{\"phone\": \"+7912\\u0000\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void no_secret_of_a_session_is_in_the_database() {
        JsonNode page = begun(Map.of());
        BotReply asked = chat.come(anna, page.get("bot_url").asText());

        for (String secret : List.of(
                page.get("session_id").asText(),
                payload(page),
                asked.prompt().orElseThrow().key().text())) {
            assertThat(rows.number("SELECT count(*) FROM telegram_session s WHERE s::text LIKE '%" + secret + "%'"))
                    .isZero();
        }
    }

    private static JsonNode begun(Map<String, String> body) {
        Answer answer = a.client().post(SESSIONS, new HashMap<>(body));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode look(Product product, JsonNode page) {
        Answer answer =
                product.client().get(SESSIONS + "/" + page.get("session_id").asText());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String payload(JsonNode page) {
        String link = page.get("bot_url").asText();
        return link.substring(link.indexOf('=') + 1);
    }
}
