package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.telegram.TestIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** "Log in with Telegram" over HTTP, with a provider of the test. Covers OIDC of AS-10.x: state, nonce, issuer, audience. */
@Timeout(300)
class TelegramOidcIT {
    private static final String DOOR = "/api/v1/auth/telegram";
    private static final String START = DOOR + "/oidc/start";
    private static final String CALLBACK = DOOR + "/oidc/callback";

    private static TestIssuer issuer;
    private static DatabaseUrl url;
    private static Product product;
    private static Database database;
    private static Rows rows;

    private final long anna = TelegramSigner.someone();

    @BeforeAll
    static void start() {
        issuer = new TestIssuer();
        url = TestServer.migratedDatabase();
        product = Product.startUnlimited(url, settings(Map.of()), new Phones());
        database = Database.open(url, 2);
        rows = new Rows(new Sql(database));
    }

    @AfterAll
    static void stop() {
        product.close();
        database.close();
        issuer.close();
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "TELEGRAM_MODE", "off",
                "TELEGRAM_BOT_TOKEN", TelegramSigner.TOKEN,
                "TELEGRAM_OIDC_ISSUER", issuer.issuer(),
                "TELEGRAM_OIDC_CLIENT_ID", TestIssuer.CLIENT,
                "TELEGRAM_OIDC_CLIENT_SECRET", TestIssuer.SECRET));
        settings.putAll(more);
        return settings;
    }

    @Test
    void there_and_back_is_signed_in_to_the_account_of_every_door() {
        Answer there = product.client().get(START);
        assertThat(there.status()).isEqualTo(302);
        assertThat(there.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");

        Answer in = back(there, grant(there));

        assertThat(in.status()).as("%s", in).isEqualTo(201);
        assertThat(in.json().get("user").get("telegram_id").asLong()).isEqualTo(anna);
        assertThat(in.json().get("user").get("telegram_username").asText()).isEqualTo("anna_" + anna);
        Answer again = product.client()
                .post(DOOR, Map.of("init_data", TelegramSigner.usual().initData(anna, Map.of())));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("user").get("id"))
                .isEqualTo(in.json().get("user").get("id"));
    }

    @Test
    void a_way_back_is_gone_once_by_the_browser_that_went() {
        Answer there = product.client().get(START);
        Answer other = product.client().get(START);
        Map<String, String> granted = grant(there);

        assertThat(back(other, granted).code()).isEqualTo("telegram.state_wrong");
        assertThat(product.client().get(query(granted)).code()).isEqualTo("telegram.state_wrong");
        assertThat(product.client().get(CALLBACK).code()).isEqualTo("telegram.state_wrong");
        assertThat(back(there, Map.of("state", granted.get("state") + "x", "code", granted.get("code")))
                        .code())
                .isEqualTo("telegram.state_wrong");
        assertThat(back(there, granted).status()).isEqualTo(201);
        assertThat(back(there, granted).code()).isEqualTo("telegram.state_wrong");
    }

    @Test
    void a_replayed_code_is_worth_nothing_under_a_new_state() {
        Answer there = product.client().get(START);
        Map<String, String> granted = grant(there);
        assertThat(back(there, granted).status()).isEqualTo(201);
        Answer next = product.client().get(START);

        assertThat(back(next, Map.of("state", grant(next).get("state"), "code", granted.get("code")))
                        .code())
                .isEqualTo("telegram.declined");
    }

    @Test
    void of_many_who_come_back_with_one_code_at_once_one_is_signed_in() {
        for (int round = 0; round < Together.rounds("telegram", 5); round++) {
            Answer there = product.client().get(START);
            Map<String, String> granted = issuer.grant(location(there), TelegramSigner.someone());

            List<Integer> statuses =
                    Together.call(20, 20, () -> back(there, granted).status());

            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status != 201).containsOnly(401);
        }
    }

    @Test
    void who_declines_at_telegram_is_told_so_and_begins_anew() {
        Answer there = product.client().get(START);
        Map<String, String> granted = grant(there);

        assertThat(back(there, Map.of("state", granted.get("state"), "error", "access_denied"))
                        .code())
                .isEqualTo("telegram.declined");
        assertThat(back(there, granted).code()).isEqualTo("telegram.state_wrong");
    }

    @Test
    void what_the_provider_says_wrongly_signs_nobody_in() {
        long now = Instant.now().getEpochSecond();
        wrong(Map.of("aud", "4243"), "telegram.signature_wrong");
        wrong(Map.of("aud", List.of(TestIssuer.CLIENT, "4243")), "telegram.signature_wrong");
        wrong(Map.of("iss", issuer.issuer() + "/"), "telegram.signature_wrong");
        wrong(Map.of("exp", now - 61), "telegram.data_too_old");
        wrong(Map.of("iat", now + 120), "telegram.data_too_old");
        wrong(Map.of("nonce", "another"), "telegram.signature_wrong");
        wrong(Map.of("nonce", ""), "telegram.signature_wrong");
        wrong(Map.of("id", "anna"), "telegram.signature_wrong");
    }

    private void wrong(Map<String, Object> changed, String code) {
        Answer there = product.client().get(START);
        Map<String, Object> claims = issuer.claims(anna);
        claims.put("nonce", parameter(there, "nonce"));
        claims.putAll(changed);
        assertThat(back(there, issuer.grant(location(there), claims)).code())
                .as("%s", changed)
                .isEqualTo(code);

        Answer popup = product.client().get(START + "?mode=popup");
        claims.put("nonce", popup.text("nonce"));
        claims.putAll(changed);
        assertThat(token(popup, issuer.signed(claims)).code()).as("%s", changed).isEqualTo(code);
        assertThat(rows.number("SELECT count(*) FROM account WHERE telegram_id = " + anna))
                .isZero();
    }

    @Test
    void a_token_from_a_window_signs_in_once_in_the_browser_that_opened_it() {
        Answer popup = product.client().get(START + "?mode=popup");
        assertThat(popup.status()).isEqualTo(200);
        assertThat(popup.text("client_id")).isEqualTo(TestIssuer.CLIENT);
        Map<String, Object> claims = issuer.claims(anna);
        claims.put("nonce", popup.text("nonce"));
        String token = issuer.signed(claims);
        Answer other = product.client().get(START + "?mode=popup");

        assertThat(token(other, token).code()).isEqualTo("telegram.signature_wrong");
        assertThat(product.client().post(DOOR, Map.of("id_token", token)).code())
                .isEqualTo("telegram.signature_wrong");
        assertThat(token(popup, issuer.signed(issuer.claims(anna))).code()).isEqualTo("telegram.signature_wrong");
        assertThat(token(popup, token).status()).isEqualTo(201);
        assertThat(token(popup, token).code()).isEqualTo("telegram.replayed");
        claims.put("iat", Instant.now().getEpochSecond() - 30);
        assertThat(token(popup, issuer.signed(claims)).code()).isEqualTo("telegram.signature_wrong");
    }

    @Test
    void none_and_shared_keys_are_not_believed() {
        for (String algorithm : List.of("none", "HS256")) {
            Answer popup = product.client().get(START + "?mode=popup");
            Map<String, Object> claims = issuer.claims(anna);
            claims.put("nonce", popup.text("nonce"));

            assertThat(token(popup, issuer.signed(Map.of("alg", algorithm, "kid", "oidc-1"), claims))
                            .code())
                    .isEqualTo("telegram.signature_wrong");
        }
    }

    @Test
    void an_invite_code_goes_there_and_comes_back() {
        Answer host = product.client()
                .post(DOOR, Map.of("init_data", TelegramSigner.usual().initData(TelegramSigner.someone(), Map.of())));
        String code = host.json().get("user").get("invite_code").asText();
        Answer there = product.client().get(START + "?invite_code=" + code);

        assertThat(back(there, grant(there))
                        .json()
                        .get("user")
                        .get("activated_invite_code")
                        .asText())
                .isEqualTo(code);
        assertThat(product.client().get(START + "?invite_code=ZZZZZZ").code()).isEqualTo("invite.unknown");
        assertThat(product.client().get(START + "?invite_code=%3F").code()).isEqualTo("invite.malformed");
        assertThat(product.client().get(START + "?mode=pigeon").code()).isEqualTo("field.invalid");
        assertThat(product.client().get(START + "?mode=popup&mode=redirect").code())
                .isEqualTo("field.repeated");
    }

    @Test
    void where_a_nonce_may_be_absent_state_and_verifier_are_enough() {
        try (Product lenient =
                Product.startUnlimited(url, settings(Map.of("TELEGRAM_OIDC_NONCE", "if-present")), new Phones())) {
            Answer there = lenient.client().get(START);

            Answer in = lenient.client()
                    .with("Cookie", cookie(there))
                    .get(query(issuer.grant(location(there), issuer.claims(anna))));

            assertThat(in.status()).as("%s", in).isEqualTo(201);
        }
    }

    @Test
    void a_provider_that_is_away_is_503_and_other_doors_stay_open() {
        try (TestIssuer away = new TestIssuer();
                Product lonely = Product.startUnlimited(
                        url, settings(Map.of("TELEGRAM_OIDC_ISSUER", away.issuer())), new Phones())) {
            away.broken = true;

            Answer answer = lonely.client().get(START);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(lonely.client()
                            .post(
                                    DOOR,
                                    Map.of("init_data", TelegramSigner.usual().initData(anna, Map.of())))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void neither_states_nor_nonces_nor_the_secrets_of_browsers_are_kept() {
        Answer there = product.client().get(START);

        String everything = rows.everything();

        String secret = cookie(there).substring(cookie(there).indexOf('=') + 1);
        assertThat(secret).hasSize(43);
        for (String hidden : List.of(secret, parameter(there, "state"), parameter(there, "nonce"), TestIssuer.SECRET)) {
            assertThat(everything).doesNotContain(hidden);
        }
    }

    private Map<String, String> grant(Answer there) {
        return issuer.grant(location(there), anna);
    }

    private static Answer back(Answer there, Map<String, String> granted) {
        return product.client().with("Cookie", cookie(there)).get(query(granted));
    }

    private static Answer token(Answer popup, String token) {
        return product.client().with("Cookie", cookie(popup)).post(DOOR, Map.of("id_token", token));
    }

    private static String query(Map<String, String> granted) {
        StringBuilder query = new StringBuilder(CALLBACK);
        granted.forEach((name, value) -> query.append(query.indexOf("?") < 0 ? "?" : "&")
                .append(name)
                .append("=")
                .append(value));
        return query.toString();
    }

    private static String cookie(Answer answer) {
        String header = answer.header("Set-Cookie");
        return header.substring(0, header.indexOf(';'));
    }

    private static URI location(Answer answer) {
        return URI.create(answer.header("Location"));
    }

    private static String parameter(Answer answer, String name) {
        String query = location(answer).getQuery();
        int from = query.indexOf("&" + name + "=") + name.length() + 2;
        int to = query.indexOf('&', from);
        return query.substring(from, to < 0 ? query.length() : to);
    }
}
