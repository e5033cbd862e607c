package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Telegrams.came;
import static dev.latchkey.bootstrap.journeys.Telegrams.forwarded;
import static dev.latchkey.bootstrap.journeys.Telegrams.pressed;
import static dev.latchkey.bootstrap.journeys.Telegrams.shared;
import static dev.latchkey.bootstrap.journeys.Telegrams.stands;
import static dev.latchkey.bootstrap.journeys.Telegrams.wrote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.telegram.TestBotApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People in their chats with the bot of two instances: what one of them hears, the other may be asked about. */
@Timeout(300)
class TelegramChatIT {
    private static final String SESSIONS = "/api/v1/auth/telegram/sessions";

    private static TestBotApi api;
    private static Telegrams telegrams;
    private static Product a;
    private static Product b;
    private static Product strict;
    private static List<Database> databases;
    private static Rows rows;
    private static Rows strictRows;

    private final long anna = TelegramSigner.someone();
    private final long mallory = TelegramSigner.someone();
    private final String phone = Phones.number();

    @BeforeAll
    static void start() {
        api = new TestBotApi();
        telegrams = new Telegrams(api);
        Map<String, String> settings = new HashMap<>(Map.of(
                "TELEGRAM_BOT_TOKEN",
                TestBotApi.TOKEN,
                "TELEGRAM_BOT_USERNAME",
                "our_bot",
                "TELEGRAM_API_URL",
                api.uri().toString()));
        DatabaseUrl url = TestServer.migratedDatabase();
        DatabaseUrl other = TestServer.migratedDatabase();
        Phones phones = new Phones();
        a = Product.startUnlimited(url, settings, phones);
        b = Product.startUnlimited(url, settings, phones);
        settings.putAll(Map.of(
                "LIMITS_TELEGRAM_PROMPT_PER_PHONE", "2/1h",
                "LIMITS_TELEGRAM_SESSION_PER_IP", "0",
                "TELEGRAM_MATCH", "choice"));
        strict = Product.start(other, settings, phones);
        databases = List.of(Database.open(url, 2), Database.open(other, 2));
        rows = new Rows(new Sql(databases.get(0)));
        strictRows = new Rows(new Sql(databases.get(1)));
        for (Product each : List.of(a, strict)) {
            // Whoever comes first is the administrator, and none of these.
            assertThat(each.reception().newMember().id()).isPositive();
        }
    }

    @AfterAll
    static void stop() {
        List.of(a, b, strict).forEach(Product::close);
        databases.forEach(Database::close);
        api.close();
    }

    @Test
    void somebody_signs_up_in_the_chat_is_asked_there_the_next_time_and_looks_after_the_account() {
        JsonNode user = signUp(a, anna, phone).get("user");
        assertThat(user.get("phone").asText()).isEqualTo(phone);
        b.telegram(wrote(anna, "/me"));
        assertThat(telegrams.lastTo(anna))
                .contains("Invite code: " + user.get("invite_code").asText())
                .doesNotContain(phone);

        JsonNode page = begun(a, phone);
        Until.within(30, () -> telegrams.prompts(anna) == 1);
        String right = telegrams.buttons(anna).stream()
                .filter(data -> data.startsWith("y" + page.get("match_code").asText() + ":"))
                .findFirst()
                .orElseThrow();
        b.telegram(pressed(anna, right));
        assertThat(telegrams.lastTo(anna)).contains("You are signed in");
        Client signedIn =
                b.client().bearing(look(a, page).get("auth").get("access_token").asText());
        assertThat(signedIn.get(Reception.ME).json().get("id")).isEqualTo(user.get("id"));

        a.telegram(wrote(anna, "/sessions"));
        for (String button : telegrams.buttons(anna)) {
            b.telegram(pressed(anna, button));
        }
        assertThat(telegrams.lastTo(anna)).isEqualTo("You are signed in nowhere.");
        Until.within(30, () -> signedIn.get(Reception.ME).status() == 401);
        a.telegram(wrote(anna, "/language"));
        a.telegram(pressed(anna, "l:ru"));
        b.telegram(wrote(anna, "/unlink"));
        b.telegram(pressed(anna, telegrams.buttons(anna).get(0)));
        assertThat(telegrams.lastTo(anna)).startsWith("Telegram отвязан");
        assertThat(rows.number("SELECT count(*) FROM account WHERE telegram_id = " + anna))
                .isZero();
        assertThat(rows.number("SELECT count(*) FROM audit_event WHERE address = 'telegram' AND subject = "
                        + user.get("id").asLong() + " AND action IN"
                        + " ('session.ended', 'account.profile_changed', 'account.telegram_unlinked')"))
                .isEqualTo(4);
    }

    @Test
    void lesson_9_a_stranger_neither_says_yes_nor_no_nor_takes_the_number() {
        JsonNode page = begun(a, phone);
        a.telegram(came(anna, page));
        a.telegram(shared(anna, phone, anna));
        String yes = telegrams.buttons(anna).get(0);

        b.telegram(came(mallory, page));
        b.telegram(shared(mallory, phone, mallory));
        b.telegram(shared(mallory, phone, anna));
        b.telegram(forwarded(mallory, phone, anna));
        b.telegram(pressed(mallory, yes));
        b.telegram(pressed(mallory, "n" + yes.substring(1)));
        b.telegram(wrote(mallory, page.get("match_code").asText()));

        assertThat(look(a, page).get("status").asText()).isEqualTo("pending");
        assertThat(rows.number("SELECT count(*) FROM account WHERE telegram_id = " + mallory))
                .isZero();
        b.telegram(pressed(anna, yes));
        assertThat(look(a, page).get("auth").get("user").get("telegram_id").asLong())
                .isEqualTo(anna);
    }

    @Test
    void lesson_9_forwarded_and_foreign_contacts_prove_nothing() {
        JsonNode page = begun(a, phone);
        a.telegram(came(mallory, page));
        a.telegram(forwarded(mallory, phone, mallory));
        assertThat(telegrams.lastTo(mallory)).startsWith("It has to be your own number.");
        a.telegram(shared(mallory, phone, anna));
        assertThat(telegrams.lastTo(mallory)).startsWith("It has to be your own number.");
        a.telegram(shared(mallory, Phones.number(), mallory));
        assertThat(telegrams.lastTo(mallory)).startsWith("No page is waiting");

        assertThat(telegrams.buttons(mallory)).isEmpty();
        assertThat(look(b, page).get("status").asText()).isEqualTo("pending");
        assertThat(rows.number("SELECT count(*) FROM account WHERE phone = '" + phone + "'"))
                .isZero();
    }

    @Test
    void altered_data_of_buttons_change_nothing_and_are_answered() {
        JsonNode page = begun(a, "");
        a.telegram(came(anna, page));
        String yes = telegrams.buttons(anna).get(0);
        long before = answered();

        List<String> altered = new ArrayList<>(List.of("", "y", "y:", yes + "A", "s:1", "l:"));
        IntStream.range(0, yes.length())
                .mapToObj(i -> yes.substring(0, i) + (yes.charAt(i) == 'A' ? 'B' : 'A') + yes.substring(i + 1))
                .forEach(altered::add);
        altered.forEach(data -> a.telegram(pressed(anna, data)));

        assertThat(answered()).isEqualTo(before + altered.size());
        assertThat(look(a, page).get("status").asText()).isEqualTo("pending");
        a.telegram(pressed(anna, yes));
        assertThat(look(a, page).get("status").asText()).isEqualTo("approved");
    }

    @Test
    void of_yes_and_no_at_once_one_counts_and_everybody_is_told_that_one() {
        for (int round = 0; round < Together.rounds("telegram", 20); round++) {
            long who = TelegramSigner.someone();
            JsonNode page = begun(a, "");
            a.telegram(came(who, page));
            List<String> buttons = telegrams.buttons(who);

            List<Integer> unused = Together.callAll(12, turn -> {
                (turn % 3 == 0 ? a : b).telegram(pressed(who, buttons.get(turn % 2)));
                return turn;
            });

            String status = look(b, page).get("status").asText();
            assertThat(status).isIn("approved", "rejected");
            long told = telegrams.to(who).stream()
                    .filter(call -> call.path("text").asText().contains("You are signed in"))
                    .count();
            assertThat(told).isEqualTo(status.equals("approved") ? 6 : 0);
            assertThat(rows.number("SELECT count(*) FROM telegram_quiet WHERE telegram_id = " + who))
                    .isEqualTo(status.equals("approved") ? 0 : 1);
        }
    }

    @Test
    void updates_that_come_again_and_in_another_order_do_no_more_than_once() {
        Random random = new Random(5);
        for (int round = 0; round < Together.rounds("telegram", 10); round++) {
            long who = TelegramSigner.someone();
            String number = Phones.number();
            JsonNode page = begun(a, number);
            String came = came(who, page);
            String shared = shared(who, number, who);
            shuffled(random, List.of(shared, came, came, shared)).forEach(a::telegram);
            a.telegram(came);
            a.telegram(shared);
            List<String> buttons = telegrams.buttons(who);
            List<String> answers = shuffled(
                    random,
                    List.of(
                            pressed(who, buttons.get(0)),
                            pressed(who, buttons.get(0)),
                            came,
                            shared,
                            stands(who, "member")));

            List<Integer> unused = Together.callAll(answers.size(), turn -> {
                (turn % 2 == 0 ? a : b).telegram(answers.get(turn));
                return turn;
            });
            // Those that came again meanwhile may have put another button in the place of this one.
            b.telegram(pressed(who, telegrams.buttons(who).get(0)));

            JsonNode in = look(a, page);
            if (in.get("status").asText().equals("approved")) {
                assertThat(in.get("auth").get("user").get("phone").asText()).isEqualTo(number);
            }
            answers.forEach(a::telegram);
            assertThat(look(b, page).get("auth").isNull()).isTrue();
            assertThat(rows.number("SELECT count(*) FROM account WHERE telegram_id = " + who))
                    .isLessThanOrEqualTo(1);
            assertThat(rows.number("SELECT count(*) FROM auth_session s JOIN account a ON a.id = s.account"
                            + " WHERE a.telegram_id = " + who))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void prompts_beyond_the_limit_are_not_sent_and_the_page_is_not_refused() {
        signUp(strict, anna, phone);
        for (int i = 0; i < 4; i++) {
            assertThat(begun(strict, phone).get("match_code").asText()).hasSize(2);
            settled();
        }

        assertThat(telegrams.prompts(anna)).isEqualTo(2);
    }

    @Test
    void a_wrong_number_and_a_no_reject_and_a_no_keeps_the_chat_quiet() {
        signUp(strict, anna, phone);
        JsonNode page = begun(strict, phone);
        settled();
        String wrong = telegrams.buttons(anna).stream()
                .filter(data -> data.startsWith("y")
                        && !data.startsWith("y" + page.get("match_code").asText()))
                .findFirst()
                .orElseThrow();
        strict.telegram(pressed(anna, wrong));
        assertThat(telegrams.lastTo(anna)).startsWith("Rejected: the page shows another number.");
        assertThat(look(strict, page).get("status").asText()).isEqualTo("rejected");

        String other = Phones.number();
        signUp(strict, mallory, other);
        JsonNode second = begun(strict, other);
        settled();
        strict.telegram(pressed(mallory, telegrams.buttons(mallory).get(3)));
        assertThat(look(strict, second).get("status").asText()).isEqualTo("rejected");
        JsonNode third = begun(strict, other);
        settled();
        assertThat(telegrams.prompts(mallory)).isEqualTo(1);
        strict.telegram(came(mallory, third));
        assertThat(telegrams.lastTo(mallory)).startsWith("You rejected a sign-in a short while ago");
        assertThat(look(strict, third).get("status").asText()).isEqualTo("pending");
        assertThat(strictRows.number("SELECT count(*) FROM audit_event WHERE action = 'login.telegram_rejected'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void who_has_blocked_the_bot_is_left_alone_and_the_page_sees_no_difference() {
        signUp(strict, anna, phone);
        strict.telegram(stands(anna, "kicked"));
        long before = telegrams.to(anna).size();

        JsonNode known = begun(strict, phone);
        JsonNode unknown = begun(strict, Phones.number());
        settled();

        assertThat(telegrams.to(anna)).hasSize((int) before);
        assertThat(known.fieldNames()).toIterable().containsExactlyElementsOf(unknown::fieldNames);
        assertThat(look(strict, known)).isEqualTo(look(strict, unknown));
    }

    /** Waits until the one worker of the strict one has sent what came before this. */
    private static void settled() {
        long who = TelegramSigner.someone();
        String number = Phones.number();
        signUp(strict, who, number);
        JsonNode unused = begun(strict, number);
        Until.within(30, () -> telegrams.prompts(who) == 1);
    }

    private static JsonNode signUp(Product product, long who, String number) {
        JsonNode page = begun(product, number);
        product.telegram(came(who, page));
        product.telegram(shared(who, number, who));
        product.telegram(pressed(who, telegrams.buttons(who).get(0)));
        JsonNode in = look(product, page);
        assertThat(in.get("status").asText()).isEqualTo("approved");
        return in.get("auth");
    }

    private static JsonNode begun(Product product, String number) {
        Answer answer = product.client().post(SESSIONS, number.isEmpty() ? Map.of() : Map.of("phone", number));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode look(Product product, JsonNode page) {
        Answer answer =
                product.client().get(SESSIONS + "/" + page.get("session_id").asText());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static long answered() {
        return api.calls.stream()
                .filter(call -> call.method().equals("answerCallbackQuery"))
                .count();
    }

    private static List<String> shuffled(Random random, List<String> updates) {
        List<String> all = new ArrayList<>(updates);
        Collections.shuffle(all, random);
        return all;
    }
}
