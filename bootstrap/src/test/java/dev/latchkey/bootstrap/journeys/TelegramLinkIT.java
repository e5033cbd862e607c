package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Telegram of one's own account, over HTTP. Covers AS-6.5.6, NI-18. */
@Timeout(300)
class TelegramLinkIT {
    private static final String DOOR = "/api/v1/auth/telegram";
    private static final String MINE = "/api/v1/me/telegram";

    private static Phones phones;
    private static Product product;
    private static Database database;
    private static Rows rows;

    private final TelegramSigner telegram = TelegramSigner.usual();
    private final long anna = TelegramSigner.someone();

    @BeforeAll
    static void start() {
        DatabaseUrl url = TestServer.migratedDatabase();
        phones = new Phones();
        product = Product.startUnlimited(
                url, Map.of("TELEGRAM_BOT_TOKEN", TelegramSigner.TOKEN, "TELEGRAM_MODE", "off"), phones);
        database = Database.open(url, 2);
        rows = new Rows(new Sql(database));
    }

    @AfterAll
    static void stop() {
        product.close();
        database.close();
    }

    @Test
    void a_telegram_is_linked_signed_in_with_and_unlinked() {
        Reception.Member member = product.reception().newMember();

        Answer linked = member.client().put(MINE, proof(anna));
        assertThat(linked.status()).as("%s", linked).isEqualTo(200);
        assertThat(linked.json().get("telegram_id").asLong()).isEqualTo(anna);
        Answer in = product.client().post(DOOR, proof(anna));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().get("user").get("id").asLong()).isEqualTo(member.id());

        assertThat(member.client().send("DELETE", MINE, "").status()).isEqualTo(204);
        assertThat(member.client().send("DELETE", MINE, "").status()).isEqualTo(204);
        assertThat(Pass.of(in).me(product.client()).code()).isEqualTo("token.invalid");
        assertThat(member.me().get("telegram_id").isNull()).isTrue();
        assertThat(product.client().post(DOOR, proof(anna)).status()).isEqualTo(201);
        for (String told : List.of("К учётной записи привязан Telegram", "Telegram отвязан от учётной записи")) {
            assertThat(phones.line(printed -> printed.startsWith("SMS to " + member.phone() + ": " + told)))
                    .isNotEmpty();
        }
    }

    @Test
    void nobody_gets_the_telegram_of_another_and_nobody_loses_the_last_way_in() {
        Answer owner = product.client().post(DOOR, proof(anna));
        Client ofOwner = product.client().bearing(owner.text("access_token"));
        Reception.Member member = product.reception().newMember();

        assertThat(member.client().put(MINE, proof(anna)).code()).isEqualTo("account.telegram_taken");
        assertThat(ofOwner.send("DELETE", MINE, "").code()).isEqualTo("account.last_way_in");
        assertThat(member.me().get("telegram_id").isNull()).isTrue();
    }

    @Test
    void fields_that_are_not_asked_for_are_refused() {
        Reception.Member member = product.reception().newMember();
        for (String field : List.of("role", "id", "user_id", "invite_code", "telegram_id")) {
            Map<String, Object> body = new HashMap<>(proof(anna));
            body.put(field, "admin");
            assertThat(member.client().put(MINE, body).code()).as(field).isEqualTo("field.unknown");
        }
    }

    @Test
    void of_many_who_take_one_telegram_at_once_one_gets_it() {
        for (int round = 0; round < Together.rounds("telegram", 5); round++) {
            long someone = TelegramSigner.someone();
            List<Reception.Member> members = product.reception().newMembers(8);
            AtomicInteger next = new AtomicInteger();

            List<Integer> statuses = Together.call(
                    8,
                    8,
                    () -> members.get(next.getAndIncrement())
                            .client()
                            .put(MINE, proof(someone))
                            .status());

            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
            assertThat(rows.number("SELECT count(*) FROM account WHERE telegram_id = " + someone))
                    .isEqualTo(1);
        }
    }

    private Map<String, Object> proof(long user) {
        return Map.of("init_data", telegram.initData(user, Map.of()));
    }
}
