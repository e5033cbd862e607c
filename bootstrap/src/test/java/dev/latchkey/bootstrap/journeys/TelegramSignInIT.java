package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Telegram signs, over HTTP. Covers V-45, V-48, AS-6.8.1 and AS-6.8.2. */
@Timeout(300)
class TelegramSignInIT {
    private static final String DOOR = "/api/v1/auth/telegram";

    private static Product product;
    private static Database database;
    private static Rows rows;

    private final TelegramSigner telegram = TelegramSigner.usual();
    private final long anna = TelegramSigner.someone();

    @BeforeAll
    static void start() {
        DatabaseUrl url = TestServer.migratedDatabase();
        product = Product.startUnlimited(
                url, Map.of("TELEGRAM_BOT_TOKEN", TelegramSigner.TOKEN, "TELEGRAM_MODE", "off"), new Phones());
        database = Database.open(url, 2);
        rows = new Rows(new Sql(database));
    }

    @AfterAll
    static void stop() {
        product.close();
        database.close();
    }

    @Test
    void every_door_leads_to_the_same_account() {
        Answer first = send(Map.of("widget", telegram.widget(anna)));
        Answer second = initData(telegram.initData(anna, Map.of()));

        assertThat(first.status()).as("%s", first).isEqualTo(201);
        assertThat(second.status()).as("%s", second).isEqualTo(200);
        JsonNode user = second.json().get("user");
        assertThat(user.get("id")).isEqualTo(first.json().get("user").get("id"));
        assertThat(user.get("telegram_id").asLong()).isEqualTo(anna);
        assertThat(user.get("telegram_username").asText()).isEqualTo("anna_" + anna);
        assertThat(user.get("first_name").asText()).isEqualTo("Анна");
        assertThat(user.get("username").isNull()).isTrue();
        assertThat(Pass.of(second).me(product.client()).status()).isEqualTo(200);
    }

    @Test
    void data_sign_in_once_and_only_as_they_are() {
        String data = telegram.initData(anna, Map.of());

        assertThat(initData(data.replace("Anna", "Anny")).code()).isEqualTo("telegram.signature_wrong");
        assertThat(initData(data + "&a=b").code()).isEqualTo("telegram.signature_wrong");
        assertThat(initData(data + "&user=%7B%7D").code()).isEqualTo("telegram.signature_wrong");
        assertThat(initData(data.toUpperCase(Locale.ROOT)).code()).isEqualTo("telegram.signature_wrong");
        assertThat(initData("").code()).isEqualTo("telegram.signature_wrong");
        assertThat(initData(new TelegramSigner("42:TEST").initData(anna, Map.of()))
                        .code())
                .isEqualTo("telegram.signature_wrong");
        assertThat(initData(data).status()).isEqualTo(201);
        assertThat(initData(data).code()).isEqualTo("telegram.replayed");
        assertThat(initData(telegram.initData(anna, Map.of("auth_date", later(-3_700))))
                        .code())
                .isEqualTo("telegram.data_too_old");
        assertThat(initData(telegram.initData(anna, Map.of("auth_date", later(120))))
                        .code())
                .isEqualTo("telegram.data_too_old");
    }

    @Test
    void a_body_that_is_not_one_proof_is_told_what_is_wrong() {
        String data = telegram.initData(anna, Map.of());
        Map<String, Object> widget = telegram.widget(anna);

        assertThat(send(Map.of()).code()).isEqualTo("telegram.one_proof");
        assertThat(send(Map.of("init_data", data, "widget", widget)).code()).isEqualTo("telegram.one_proof");
        for (String field : List.of("role", "id", "user_id", "telegram_id", "auth_date")) {
            assertThat(send(Map.of("init_data", data, field, "admin")).code()).isEqualTo("field.unknown");
        }
        assertThat(send(Map.of("init_data", 5)).code()).isEqualTo("field.type");
        assertThat(send(Map.of("widget", "id=5")).code()).isEqualTo("field.type");
        for (Object wrong : new Object[] {List.of("a"), Map.of("a", "b"), 1.5}) {
            Map<String, Object> changed = new HashMap<>(widget);
            changed.put("hash", wrong);
            assertThat(send(Map.of("widget", changed)).code()).as("%s", wrong).isEqualTo("field.type");
        }
        Map<String, Object> holed = new HashMap<>(widget);
        holed.put("hash", null);
        assertThat(send(Map.of("widget", holed)).status()).isEqualTo(422);
        assertThat(send(Map.of("init_data", "a\u0000")).code()).isEqualTo("field.characters");
        assertThat(send(Map.of("init_data", data, "invite_code", "?")).code()).isEqualTo("invite.malformed");
    }

    @Test
    void who_comes_by_a_link_is_invited_by_it() {
        Answer host = initData(telegram.initData(TelegramSigner.someone(), Map.of()));
        String code = host.json().get("user").get("invite_code").asText();

        Answer guest = initData(telegram.initData(anna, Map.of("start_param", code.toLowerCase(Locale.ROOT))));
        assertThat(guest.json().get("user").get("activated_invite_code").asText())
                .isEqualTo(code);

        String unknown = telegram.initData(TelegramSigner.someone(), Map.of("start_param", "ZZZZZZ"));
        assertThat(initData(unknown).code()).isEqualTo("invite.unknown");
        assertThat(initData(unknown).status()).isEqualTo(422);
    }

    @Test
    void of_fifty_who_post_the_same_data_at_once_one_gets_a_session() {
        for (int round = 0; round < Together.rounds("telegram", 10); round++) {
            long someone = TelegramSigner.someone();
            String data = telegram.initData(someone, Map.of());

            List<Integer> statuses = Together.call(50, 50, () -> initData(data).status());

            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status != 201).containsOnly(401);
            assertThat(rows.number("SELECT count(*) FROM auth_session s JOIN account a ON a.id = s.account"
                            + " WHERE a.telegram_id = " + someone))
                    .isEqualTo(1);
        }
    }

    @Test
    void of_sixteen_first_sign_ins_at_once_one_makes_the_account() {
        for (int round = 0; round < Together.rounds("telegram", 10); round++) {
            long someone = TelegramSigner.someone();

            List<Integer> statuses = Together.call(
                    16, 16, () -> initData(telegram.initData(someone, Map.of())).status());

            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status != 201).containsOnly(200);
            assertThat(rows.number("SELECT count(*) FROM account WHERE telegram_id = " + someone))
                    .isEqualTo(1);
        }
    }

    @Test
    void neither_the_data_nor_the_token_are_kept() {
        String data = telegram.initData(anna, Map.of("query_id", "unmistakable"));
        assertThat(initData(data).status()).isEqualTo(201);

        String everything = rows.everything();

        assertThat(everything).contains(Long.toString(anna)).doesNotContain("unmistakable");
        assertThat(everything).doesNotContain(TelegramSigner.TOKEN.substring(11));
    }

    @Test
    void a_closed_door_says_so() {
        try (Product none = Product.startUnlimited(TestServer.migratedDatabase(), Map.of(), new Phones())) {
            Answer answer = none.client().post(DOOR, Map.of("init_data", telegram.initData(anna, Map.of())));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("telegram.off");
        }
    }

    private static String later(long seconds) {
        return Long.toString(Instant.now().getEpochSecond() + seconds);
    }

    private static Answer initData(String data) {
        return send(Map.of("init_data", data));
    }

    private static Answer send(Map<String, ?> body) {
        return product.client().post(DOOR, body);
    }
}
