package dev.latchkey.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.bootstrap.RunningLatchkey;
import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.bootstrap.api.DescribedClient.Answer;
import dev.latchkey.bootstrap.api.Description.Operation;
import dev.latchkey.telegram.TestBotApi;
import dev.latchkey.telegram.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The running product against its description: the same endpoints, and no answer that is not described. */
@Timeout(300)
class OpenApiAnswersIT {
    /** What takes a broken database, a stopping server, a ban or a mistake of ours; other tests provoke those. */
    private static final Set<String> NOT_HERE = Set.of(
            // What gateways tell needs a gateway that has taken a message: ReceiptJourneyIT.
            "POST /sms/receipts/{gateway}/{secret} 200",
            "POST /sms/receipts/{gateway}/{secret} 422",
            "GET /sms/receipts/{gateway}/{secret} 200",
            "GET /sms/receipts/{gateway}/{secret} 422",
            // It takes 300 views to get there.
            "GET /api/v1/admin/messages 429",
            "GET /api/v1/admin/gateways 429",
            // And these 600 changes.
            "PATCH /api/v1/users/{id} 429",
            "DELETE /api/v1/users/{id} 429",
            "PATCH /api/v1/users/{id}/role 429",
            "POST /api/v1/users/{id}/ban 429",
            "POST /api/v1/users/{id}/unban 429",
            "PATCH /api/v1/providers/{id}/status 429",
            "500",
            "503",
            "POST /api/v1/auth/phone/verify 403",
            "POST /api/v1/auth/login 403",
            "POST /api/v1/auth/telegram 403",
            "POST /api/v1/auth/telegram 404",
            "POST /api/v1/auth/telegram 429",
            "PUT /api/v1/me/telegram 403",
            "PUT /api/v1/me/telegram 404",
            "PUT /api/v1/me/telegram 429",
            "DELETE /api/v1/me/telegram 403",
            "POST /api/v1/auth/telegram/sessions 404",
            "GET /api/v1/admin/telegram/bot 404",
            "GET /api/v1/admin/telegram/bot 409",
            "GET /api/v1/admin/telegram/bot 429",
            "GET /api/v1/admin/telegram/webhook 404",
            "GET /api/v1/admin/telegram/webhook 429",
            "POST /api/v1/admin/telegram/webhook 404",
            "POST /api/v1/admin/telegram/webhook 429",
            "DELETE /api/v1/admin/telegram/webhook 404",
            "DELETE /api/v1/admin/telegram/webhook 429",
            "POST /telegram/webhook 404",
            // These take somebody who says yes in a chat.
            "GET /api/v1/auth/telegram/sessions/{session_id} 403",
            "GET /api/v1/auth/telegram/sessions/{session_id} 409",
            "GET /api/v1/auth/telegram/sessions/{session_id}/events 200",
            // And these a thousand who wait.
            "GET /api/v1/auth/telegram/sessions/{session_id} 429",
            "GET /api/v1/auth/telegram/sessions/{session_id}/events 429",
            "GET /api/v1/auth/telegram/oidc/start 404",
            "GET /api/v1/auth/telegram/oidc/start 429",
            "GET /api/v1/auth/telegram/oidc/callback 403",
            "GET /api/v1/auth/telegram/oidc/callback 404",
            "GET /api/v1/auth/telegram/oidc/callback 429",
            // An account whose number is not served any more.
            "POST /api/v1/me/proof/code 403",
            // These take a proof that has grown old, more wrong guesses than one code allows, two who delete at once.
            "POST /api/v1/me/phone 403",
            "POST /api/v1/me/phone/confirm 429",
            "POST /api/v1/me/proof 429",
            "PATCH /api/v1/me 403",
            "POST /api/v1/me/email 403",
            "GET /api/v1/me/export 403",
            "DELETE /api/v1/me 403",
            "DELETE /api/v1/me 404",
            "POST /api/v1/provider/signup 403",
            // Whoever is asked to go as the last administrator was asked by another one, who has gone meanwhile.
            "PATCH /api/v1/users/{id}/role 409",
            "POST /api/v1/users/{id}/ban 409",
            "DELETE /api/v1/users/{id} 409");

    private static final String REQUEST = "POST /api/v1/auth/phone";
    private static final String VERIFY = "POST /api/v1/auth/phone/verify";
    private static final String REFRESH = "POST /api/v1/auth/refresh";
    private static final String LOGOUT = "POST /api/v1/auth/logout";
    private static final String LOGOUT_ALL = "POST /api/v1/auth/logout-all";
    private static final String SESSIONS = "GET /api/v1/me/sessions";
    private static final String END_SESSION = "DELETE /api/v1/me/sessions/{id}";
    private static final String REVOCATIONS = "GET /api/v1/sessions/revocations";
    private static final String SIGN_UP = "POST /api/v1/auth/signup";
    private static final String LOG_IN = "POST /api/v1/auth/login";
    private static final String FORGOT = "POST /api/v1/auth/password/forgot";
    private static final String RESET = "POST /api/v1/auth/password/reset";
    private static final String VERIFY_EMAIL = "POST /api/v1/auth/email/verify";
    private static final String CHANGE = "PUT /api/v1/me/password";
    private static final String VERIFICATION = "POST /api/v1/me/email/verification";
    private static final String TELEGRAM = "POST /api/v1/auth/telegram";
    private static final String BEGIN = "POST /api/v1/auth/telegram/sessions";
    private static final String FOLLOW = "GET /api/v1/auth/telegram/sessions/{session_id}";
    private static final String WATCH = "GET /api/v1/auth/telegram/sessions/{session_id}/events";
    private static final String LINK = "PUT /api/v1/me/telegram";
    private static final String UNLINK = "DELETE /api/v1/me/telegram";
    private static final String OIDC_START = "GET /api/v1/auth/telegram/oidc/start";
    private static final String OIDC_END = "GET /api/v1/auth/telegram/oidc/callback";
    private static final String ME = "GET /api/v1/me";
    private static final String EDIT = "PATCH /api/v1/me";
    private static final String CONFIRM_EMAIL = "POST /api/v1/me/email/confirm";
    private static final String PROOF_CODE = "POST /api/v1/me/proof/code";
    private static final String INVITE = "PUT /api/v1/me/invite";
    private static final String INVITED = "GET /api/v1/me/invited";

    private static final String CAMPAIGN = "POST /api/v1/campaigns";
    private static final String PROVIDER = "POST /api/v1/provider";
    private static final String EDIT_PROVIDER = "PATCH /api/v1/provider";
    private static final String PROVIDERS = "GET /api/v1/providers";
    private static final String DASHBOARD = "GET /api/v1/provider/dashboard";
    private static final String PROVIDER_SIGN_UP = "POST /api/v1/provider/signup";
    private static final String PROVIDER_SIGN_IN = "POST /api/v1/auth/provider";
    private static final String CAMPAIGNS = "GET /api/v1/campaigns";
    private static final String ONE_CAMPAIGN = "GET /api/v1/campaigns/{code}";

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final TestBotApi TELEGRAM_API = new TestBotApi(TelegramSigner.TOKEN);

    @TempDir
    static Path directory;

    private static RunningLatchkey latchkey;

    private final Description description = Description.read();
    private final DescribedClient client = new DescribedClient(latchkey.uri(), description);

    @BeforeAll
    static void start() {
        TELEGRAM_API.line.open();
        latchkey = RunningLatchkey.start(
                directory,
                Map.of(
                        "LIMITS_TELEGRAM_SESSION_PER_PHONE",
                        "1/1h",
                        "TELEGRAM_MODE",
                        "webhook",
                        "TELEGRAM_WEBHOOK_SECRET",
                        BotAnswers.SECRET,
                        "TELEGRAM_API_URL",
                        TELEGRAM_API.uri().toString(),
                        "LOGIN_CODE_RESEND_AFTER",
                        "5s",
                        "TELEGRAM_BOT_TOKEN",
                        TelegramSigner.TOKEN,
                        "TELEGRAM_BOT_USERNAME",
                        "our_bot",
                        "TELEGRAM_OIDC_ISSUER",
                        ISSUER.issuer(),
                        "TELEGRAM_OIDC_CLIENT_ID",
                        TestIssuer.CLIENT,
                        "TELEGRAM_OIDC_CLIENT_SECRET",
                        TestIssuer.SECRET));
    }

    @AfterAll
    static void stop() {
        latchkey.close();
        ISSUER.close();
        TELEGRAM_API.close();
    }

    @Test
    void what_is_served_is_described_and_what_is_described_is_served() {
        Set<String> served = latchkey.app()
                .endpoints()
                .filter(endpoint -> !endpoint.startsWith("HEAD "))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described =
                description.operations().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).isEqualTo(described);
    }

    @Test
    void the_description_that_is_served_is_the_one_that_is_checked() throws Exception {
        Answer answer = client.ask("GET /openapi.json").send();

        assertThat(answer.body()).isEqualTo(json(description.root().toString()));
    }

    @Test
    void every_answer_is_described_and_nearly_every_described_answer_comes() throws Exception {
        codesAreAskedForAndRefused();
        String anna = signedIn("+79120000001", ", \"first_name\": \"Анна\", \"username\": \"anna\"")
                .text("access_token");
        Answer ofBoris = signedIn("+79120000002", "");
        String boris = ofBoris.text("access_token");
        guessesAreRefused(inviteCodeOf(anna));
        profilesAreSeenAndChanged(anna, boris);
        invitesAreEnteredAndListed(anna, boris);
        campaignsAreRun(anna, boris);
        referralsAreSeen(anna, boris);
        providersAreLookedAfter(anna, boris);
        String vera = signedIn("+79120000004", "").text("access_token");
        othersAreLookedAfter(anna, vera);
        String again = somebodyComesBack("+79120000002");
        providersSignIn();
        new AccountLifeAnswers(client, latchkey, this::signedIn).all(anna);
        new BotAnswers(client, TELEGRAM_API).all(anna, boris);
        passwordsAreChosenAndForgotten();
        telegramIsBelieved();
        machinesAreAnswered();
        wrongRequestsAreRefused(anna);
        limitsAreReached(anna);
        sessionsAreRenewed(ofBoris.text("refresh_token"));
        sessionsEnd(anna, boris, again, vera);

        assertThat(notSeen()).isEmpty();
    }

    private void codesAreAskedForAndRefused() throws InterruptedException {
        assertThat(requested("+79120000009").status()).isEqualTo(202);
        assertThat(requested("+79120000009").said()).isEqualTo("429 login.resend_too_early");
        assertThat(requested("+4915112345678").said()).isEqualTo("403 sms.country_not_served");
        assertThat(requested("+78091234567").said()).isEqualTo("403 sms.number_not_served");
        assertThat(requested("12").said()).isEqualTo("422 phone.invalid");
        assertThat(ask(REQUEST, "{}").said()).isEqualTo("422 field.missing");
        assertThat(ask(REQUEST, "{\"phone\": null}").said()).isEqualTo("422 field.null");
        assertThat(ask(REQUEST, "{\"phone\": 7}").said()).isEqualTo("422 field.type");
        assertThat(ask(REQUEST, "{\"phone\": \"+7912\\u0000\"}").said()).isEqualTo("422 field.characters");
        assertThat(ask(REQUEST, "{\"phone\": \"+79120000009\", \"channel\": \"pigeon\"}")
                        .said())
                .isEqualTo("422 channel.unknown");
    }

    private void telegramIsBelieved() throws Exception {
        TelegramSigner telegram = TelegramSigner.usual();
        long someone = TelegramSigner.someone();
        String data = "{\"init_data\": \"" + telegram.initData(someone, Map.of()) + "\"}";
        assertThat(ask(TELEGRAM, data).status()).isEqualTo(201);
        assertThat(ask(TELEGRAM, data).said()).isEqualTo("401 telegram.replayed");
        assertThat(ask(TELEGRAM, data.replace("Anna", "Anny")).said()).isEqualTo("401 telegram.signature_wrong");
        String old = telegram.initData(someone, Map.of("auth_date", "1"));
        assertThat(ask(TELEGRAM, "{\"init_data\": \"" + old + "\"}").said()).isEqualTo("401 telegram.data_too_old");
        String widget = new JsonMapper().writeValueAsString(telegram.widget(someone));
        assertThat(ask(TELEGRAM, "{\"widget\": " + widget + "}").status()).isEqualTo(200);
        assertThat(ask(TELEGRAM, "{}").said()).isEqualTo("422 telegram.one_proof");
        theBotIsWaitedFor();
        telegramIsLinked(someone);
        telegramIsVisited(someone);
        telegramIsVisited(someone + 1);
        assertThat(client.ask(OIDC_START).query("mode=popup").send().status()).isEqualTo(200);
        assertThat(client.ask(OIDC_START).query("mode=pigeon").send().said()).isEqualTo("422 field.invalid");
        assertThat(client.ask(OIDC_END).send().said()).isEqualTo("401 telegram.state_wrong");
        assertThat(client.ask(OIDC_END).query("state=a&state=b").send().said()).isEqualTo("422 field.repeated");
    }

    private void theBotIsWaitedFor() throws Exception {
        Answer begun = ask(BEGIN, "{\"phone\": \"+79120000031\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(ask(BEGIN, "{\"phone\": \"+79120000031\"}").said()).isEqualTo("429 limit.exceeded");
        assertThat(ask(BEGIN, "{\"phone\": \"12\"}").said()).isEqualTo("422 phone.invalid");
        String session = begun.text("session_id");
        assertThat(client.ask(FOLLOW).at(session).send().text("status")).isEqualTo("pending");
        assertThat(client.ask(FOLLOW).at("none").send().said()).isEqualTo("404 telegram.session_unknown");
        assertThat(client.ask(FOLLOW).at(session).query("wait=26").send().said())
                .isEqualTo("422 field.range");
        assertThat(client.ask(WATCH).at("none").send().said()).isEqualTo("404 telegram.session_unknown");
        assertThat(client.ask(WATCH)
                        .at(session)
                        .header("Last-Event-ID", "4")
                        .send()
                        .status())
                .isEqualTo(204);
    }

    private void telegramIsLinked(long someone) throws Exception {
        TelegramSigner telegram = TelegramSigner.usual();
        String token = ask(TELEGRAM, "{\"init_data\": \"" + telegram.initData(someone, Map.of()) + "\"}")
                .text("access_token");
        assertThat(as(token, LINK, "{\"init_data\": \"" + telegram.initData(someone, Map.of()) + "\"}")
                        .status())
                .isEqualTo(200);
        long other = TelegramSigner.someone();
        String taken = "{\"init_data\": \"" + telegram.initData(other, Map.of()) + "\"}";
        assertThat(ask(TELEGRAM, taken).status()).isEqualTo(201);
        String again = "{\"init_data\": \"" + telegram.initData(other, Map.of()) + "\"}";
        assertThat(as(token, LINK, again).said()).isEqualTo("409 account.telegram_taken");
        assertThat(as(token, LINK, "{}").said()).isEqualTo("422 telegram.one_proof");
        assertThat(client.ask(LINK).json("{}").send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(UNLINK).as(token).send().said()).isEqualTo("409 account.last_way_in");
        assertThat(client.ask(UNLINK).send().said()).isEqualTo("401 token.invalid");
        String phone = signedIn("+79120000077", "").text("access_token");
        assertThat(client.ask(UNLINK).as(phone).send().status()).isEqualTo(204);
    }

    private void telegramIsVisited(long someone) throws Exception {
        Answer there = client.ask(OIDC_START).send();
        assertThat(there.status()).isEqualTo(302);
        String cookie = there.response()
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceAll(";.*", "");
        Map<String, String> granted = ISSUER.grant(
                URI.create(there.response().headers().firstValue("Location").orElseThrow()), someone);
        String query = "state=" + granted.get("state") + "&code=" + granted.get("code");
        assertThat(client.ask(OIDC_END)
                        .query(query)
                        .header("Cookie", cookie)
                        .send()
                        .status())
                .isBetween(200, 201);
    }

    private Answer signedIn(String phone, String more) throws InterruptedException {
        String challenge = requested(phone).text("challenge_id");
        Answer answer = verified(challenge, latchkey.codeFor(phone), more);
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private void guessesAreRefused(String inviteCode) throws InterruptedException {
        String phone = "+79120000003";
        String challenge = requested(phone).text("challenge_id");
        String code = latchkey.codeFor(phone);
        String wrong = code.equals("0000") ? "0001" : "0000";

        assertThat(verified(challenge, "12", "").said()).isEqualTo("422 code.malformed");
        assertThat(verified(challenge, wrong, "").said()).isEqualTo("401 login.code_wrong");
        assertThat(verified(challenge, code, ", \"invite_code\": \"000000\"").said())
                .isEqualTo("422 invite.unknown");
        assertThat(verified(challenge, code, ", \"username\": \"ANNA\"").said())
                .isEqualTo("409 account.username_taken");
        assertThat(verified(challenge, code, ", \"username\": null, \"invite_code\": \"" + inviteCode + "\"")
                        .said())
                .isEqualTo("201");
        assertThat(verified(challenge, code, "").said()).isEqualTo("410 login.code_gone");
    }

    private void profilesAreSeenAndChanged(String anna, String boris) throws InterruptedException {
        assertThat(client.ask(ME).as(anna).send().text("first_name")).isEqualTo("Анна");
        assertThat(client.ask(ME).send().said()).isEqualTo("401 token.invalid");
        assertThat(as(boris, EDIT, "{\"first_name\": \"Борис\", \"locale\": \"ru-RU\"}")
                        .text("locale"))
                .isEqualTo("ru");
        assertThat(as(boris, EDIT, "{\"first_name\": null, \"locale\": null}").status())
                .isEqualTo(200);
        assertThat(as(boris, EDIT, "{}").status()).isEqualTo(200);
        assertThat(as(boris, EDIT, "{\"username\": \"Anna\"}").said()).isEqualTo("409 account.username_taken");
        assertThat(as(boris, EDIT, "{\"username\": \"a\"}").said()).isEqualTo("422 username.invalid");
        assertThat(as(boris, EDIT, "{\"last_name\": \" \"}").said()).isEqualTo("422 name.invalid");
        assertThat(as(boris, EDIT, "{\"locale\": \"tlh\"}").said()).isEqualTo("422 locale.unknown");
        assertThat(as(boris, EDIT, "{\"role\": \"admin\"}").said()).isEqualTo("422 field.unknown");
        assertThat(ask(EDIT, "{}").said()).isEqualTo("401 token.invalid");
    }

    private void invitesAreEnteredAndListed(String anna, String boris) throws InterruptedException {
        String ofAnna = inviteCodeOf(anna);
        String ofBoris = inviteCodeOf(boris);

        assertThat(entered(boris, ofBoris).said()).isEqualTo("422 invite.own");
        assertThat(entered(boris, "000000").said()).isEqualTo("404 invite.unknown");
        assertThat(entered(boris, "?").said()).isEqualTo("422 invite.malformed");
        assertThat(entered(boris, ofAnna).status()).isEqualTo(200);
        assertThat(entered(boris, ofAnna).said()).isEqualTo("409 invite.already_activated");
        assertThat(entered(anna, ofBoris).said()).isEqualTo("409 invite.cycle");
        assertThat(ask(INVITE, "{}").said()).isEqualTo("401 token.invalid");

        Answer first = client.ask(INVITED).as(anna).query("limit=1").send();
        assertThat(first.body().path("items")).hasSize(1);
        Answer second = client.ask(INVITED)
                .as(anna)
                .query("limit=1&cursor=" + first.text("next_cursor"))
                .send();
        assertThat(second.body().path("next_cursor").isNull()).isTrue();
        assertThat(client.ask(INVITED).as(anna).query("limit=0").send().said()).isEqualTo("422 field.range");
        assertThat(client.ask(INVITED).as(anna).query("limit=x").send().said()).isEqualTo("422 field.type");
        assertThat(client.ask(INVITED).as(anna).query("limit=1&limit=2").send().said())
                .isEqualTo("422 field.repeated");
        assertThat(client.ask(INVITED).as(anna).query("cursor=x").send().said()).isEqualTo("422 cursor.invalid");
        assertThat(client.ask(INVITED).send().said()).isEqualTo("401 token.invalid");
    }

    private String somebodyComesBack(String phone) throws InterruptedException {
        Answer sent = requested(phone);
        while (sent.status() == 429) {
            Thread.sleep(sent.body().path("retry_after").asLong() * 1_000);
            sent = requested(phone);
        }
        Answer back = verified(sent.text("challenge_id"), latchkey.codeFor(phone), "");
        assertThat(back.status()).isEqualTo(200);
        return back.text("access_token");
    }

    private void othersAreLookedAfter(String admin, String student) throws InterruptedException {
        String other = signedIn("+79120000005", "").body().at("/user/id").asText();
        for (String read : new String[] {
            "GET /api/v1/users",
            "GET /api/v1/users/{id}",
            "GET /api/v1/audit",
            "GET /api/v1/admin/messages",
            "GET /api/v1/admin/gateways"
        }) {
            assertThat(client.ask(read).at(other).send().said()).isEqualTo("401 token.invalid");
            assertThat(client.ask(read).at(other).as(student).send().said()).isEqualTo("403 account.not_allowed");
            assertThat(client.ask(read).at(other).as(admin).send().status()).isEqualTo(200);
        }
        assertThat(client.ask("GET /api/v1/users/{id}")
                        .at("999")
                        .as(admin)
                        .send()
                        .said())
                .isEqualTo("404 account.unknown");
        assertThat(client.ask("GET /api/v1/users")
                        .as(admin)
                        .query("role=king")
                        .send()
                        .said())
                .isEqualTo("422 role.unknown");
        assertThat(client.ask("GET /api/v1/users")
                        .as(admin)
                        .query("status=odd")
                        .send()
                        .said())
                .isEqualTo("422 status.unknown");
        assertThat(client.ask("GET /api/v1/users")
                        .as(admin)
                        .query("q=%20")
                        .send()
                        .said())
                .isEqualTo("422 search.invalid");
        String decisions = "GET /api/v1/admin/messages/decisions";
        String phone = "phone=%2B79120000009";
        assertThat(client.ask(decisions).query(phone).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(decisions).query(phone).as(student).send().said()).isEqualTo("403 account.not_allowed");
        assertThat(client.ask(decisions).query(phone).as(admin).send().status()).isEqualTo(200);
        assertThat(client.ask(decisions).as(admin).send().said()).isEqualTo("422 field.missing");
        assertThat(client.ask("GET /api/v1/admin/messages")
                        .as(admin)
                        .query("state=odd")
                        .send()
                        .said())
                .isEqualTo("422 state.unknown");
        for (String receipts :
                new String[] {"POST /sms/receipts/{gateway}/{secret}", "GET /sms/receipts/{gateway}/{secret}"}) {
            assertThat(client.ask(receipts).at("http").send().said()).isEqualTo("404 receipt.refused");
        }
        String large = " ".repeat(256 * 1024 + 1);
        assertThat(client.ask("POST /sms/receipts/{gateway}/{secret}")
                        .at("http")
                        .json(large)
                        .send()
                        .said())
                .isEqualTo("413 request.too_large");
        assertThat(client.ask("GET /api/v1/audit")
                        .as(admin)
                        .query("action=x")
                        .send()
                        .said())
                .isEqualTo("422 action.unknown");
        assertThat(client.ask("GET /api/v1/audit")
                        .as(admin)
                        .query("to=x")
                        .send()
                        .said())
                .isEqualTo("422 time.invalid");
        othersAreChanged(admin, student, other);
    }

    private void othersAreChanged(String admin, String student, String other) throws InterruptedException {
        String[][] changes = {
            {"PATCH /api/v1/users/{id}", "{\"first_name\": \"Олег\"}", "{\"role\": \"admin\"}"},
            {"PATCH /api/v1/users/{id}/role", "{\"role\": \"teacher\"}", "{\"role\": \"king\"}"},
            {"POST /api/v1/users/{id}/ban", "{\"reason\": \"Spam\"}", "{\"reason\": \"\"}"},
            {"POST /api/v1/users/{id}/unban", "{}", ""},
            {"DELETE /api/v1/users/{id}", "{}", ""},
        };
        assertThat(client.ask(changes[0][0])
                        .at(other)
                        .as(admin)
                        .json("{\"username\": \"anna\"}")
                        .send()
                        .said())
                .isEqualTo("409 account.username_taken");
        for (String[] change : changes) {
            assertThat(changed(change[0], other, "", change[1])).isEqualTo("401 token.invalid");
            assertThat(changed(change[0], other, student, change[1])).isEqualTo("403 account.not_allowed");
            assertThat(changed(change[0], "999", admin, change[1])).isEqualTo("404 account.unknown");
            if (!change[2].isEmpty()) {
                assertThat(changed(change[0], other, admin, change[2])).startsWith("422 ");
            }
            assertThat(changed(change[0], other, admin, change[1])).startsWith("20");
        }
    }

    private String changed(String operation, String id, String token, String json) throws InterruptedException {
        DescribedClient.Ask ask = client.ask(operation).at(id);
        if (!json.equals("{}")) {
            ask = ask.json(json);
        }
        return (token.isEmpty() ? ask : ask.as(token)).send().said();
    }

    private void passwordsAreChosenAndForgotten() throws InterruptedException {
        String clara = "{\"email\": \"clara@example.org\", \"password\": \"tea for 2 at noon\"";
        Answer in = ask(SIGN_UP, clara + ", \"role\": null}");
        String token = in.text("access_token");
        assertThat(in.status()).isEqualTo(201);
        assertThat(ask(SIGN_UP, clara + "}").said()).isEqualTo("409 account.email_taken");
        assertThat(ask(SIGN_UP, clara + ", \"role\": \"admin\"}").said()).isEqualTo("403 account.not_allowed");
        assertThat(ask(SIGN_UP, "{\"email\": \"dora@example.org\", \"password\": \"password\"}")
                        .said())
                .isEqualTo("422 password.weak");
        assertThat(ask(LOG_IN, "{\"login\": \"clara@example.org\", \"password\": \"tea for 2 at noon\"}")
                        .status())
                .isEqualTo(200);
        assertThat(ask(LOG_IN, "{\"login\": \"clara\", \"password\": \"tea\"}").said())
                .isEqualTo("401 login.refused");
        assertThat(ask(LOG_IN, "{}").said()).isEqualTo("422 field.missing");

        assertThat(client.ask(VERIFICATION).send().said()).isEqualTo("401 token.invalid");
        String verification = latchkey.tokenFor("clara@example.org", "/auth/email");
        assertThat(ask(VERIFY_EMAIL, "{\"token\": \"" + verification + "\"}").status())
                .isEqualTo(204);
        assertThat(client.ask(VERIFICATION).as(token).send().said()).isEqualTo("409 account.nothing_to_verify");
        assertThat(ask(VERIFY_EMAIL, "{}").said()).isEqualTo("422 field.missing");
        String unverified = ask(SIGN_UP, clara.replace("clara", "emma") + "}").text("access_token");
        assertThat(untilRefused(() -> client.ask(VERIFICATION).as(unverified).send()))
                .isEqualTo("429 limit.exceeded");
        assertThat(client.ask(PROOF_CODE).as(unverified).send().said()).isEqualTo("409 account.no_phone");

        assertThat(ask(CHANGE, "{}").said()).isEqualTo("401 token.invalid");
        String wrong = "{\"current_password\": \"juice\", \"password\": \"coffee for 3 at ten\"}";
        assertThat(as(token, CHANGE, wrong).said()).isEqualTo("403 password.wrong");
        assertThat(as(token, CHANGE, wrong.replace("juice", "tea for 2 at noon"))
                        .status())
                .isEqualTo(204);
        assertThat(as(token, CHANGE, "{}").said()).isEqualTo("422 field.missing");

        assertThat(ask(FORGOT, "{\"email\": \"clara\"}").said()).isEqualTo("422 email.invalid");
        assertThat(ask(FORGOT, "{\"email\": \"clara@example.org\"}").status()).isEqualTo(202);
        String reset = "{\"token\": \"" + latchkey.tokenFor("clara@example.org", "/auth/password/reset")
                + "\", \"password\": \"tea for 2 at noon\"}";
        assertThat(ask(RESET, reset.replace("tea for 2 at noon", "clara")).said())
                .isEqualTo("422 password.weak");
        assertThat(ask(RESET, reset).status()).isEqualTo(204);
        assertThat(ask(RESET, reset).said()).isEqualTo("410 login.link_gone");
        assertThat(ask(VERIFY_EMAIL, "{\"token\": \"x\"}").said()).isEqualTo("410 login.link_gone");

        String boris = signedIn("+79120000006", "").text("access_token");
        assertThat(untilRefused(() -> as(boris, CHANGE, "{\"password\": \"short\"}")))
                .isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> ask(SIGN_UP, "{\"email\": \"e@example.org\", \"password\": \"short\"}")))
                .isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> ask(LOG_IN, "{\"login\": \"nobody\", \"password\": \"tea\"}")))
                .isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> ask(FORGOT, "{\"email\": \"nobody@example.org\"}")))
                .isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> ask(VERIFY_EMAIL, "{\"token\": \"x\"}"))).isEqualTo("429 limit.exceeded");
        assertThat(ask(RESET, "{\"token\": \"x\", \"password\": \"tea\"}").said())
                .isEqualTo("429 limit.exceeded");
        assertThat(as(boris, CONFIRM_EMAIL, "{\"token\": \"x\"}").said()).isEqualTo("429 limit.exceeded");
    }

    private void machinesAreAnswered() throws InterruptedException {
        for (String open : new String[] {
            "GET /.well-known/jwks.json", "GET /health", "GET /health/live", "GET /health/ready", "GET /"
        }) {
            assertThat(client.ask(open).send().status()).as(open).isEqualTo(200);
        }
        for (String kept : new String[] {
            "GET /openapi.json",
            "GET /docs",
            "GET /redoc",
            "GET /",
            "GET /auth/email",
            "GET /auth/email/change",
            "GET /auth/password/reset"
        }) {
            String tag = client.ask(kept)
                    .send()
                    .response()
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(client.ask(kept).header("If-None-Match", tag).send().status())
                    .as(kept)
                    .isEqualTo(304);
        }
    }

    private void wrongRequestsAreRefused(String token) throws InterruptedException {
        String large = " ".repeat(1024 * 1024 + 1);
        for (Operation operation : description.operations().toList()) {
            String name = operation.toString();
            assertThat(client.ask(name).query("x=%ff").send().said()).isEqualTo("400 request.query_invalid");
            assertThat(client.ask(name).method("LINK").send().said()).isEqualTo("405 method.not_allowed");
            // Telegram is asked for its secret first, and may write more than we know; see BotAnswers.
            boolean isTelegrams = operation.path().equals("/telegram/webhook");
            if (!isTelegrams
                    && description.at(operation.requestBody()).path("content").has("application/json")) {
                assertThat(as(token, name, "{\"a\": ").said()).isEqualTo("400 request.malformed");
                assertThat(as(token, name, large).said()).isEqualTo("413 request.too_large");
                assertThat(client.ask(name)
                                .as(token)
                                .json("{}", "text/plain")
                                .send()
                                .said())
                        .isEqualTo("415 request.media_type");
            }
        }
    }

    private void limitsAreReached(String token) throws InterruptedException {
        limitsOfCampaignsAreReached(token);
        limitsOfProvidersAreReached(token);
        assertThat(untilRefused(() -> as(token, EDIT, "{\"last_name\": \"Ким\"}")))
                .isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> entered(token, "000000"))).isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> verified("00000000-0000-4000-8000-000000000000", "0000", "")))
                .isEqualTo("429 limit.exceeded");
    }

    private void campaignsAreRun(String anna, String boris) throws InterruptedException {
        String ofBoris = client.ask(ME).as(boris).send().text("id");
        String one = "{\"code\": \"one-place\", \"quota\": 1, \"owner_id\": " + ofBoris + "}";
        assertThat(ask(CAMPAIGN, one).said()).isEqualTo("401 token.invalid");
        assertThat(as(boris, CAMPAIGN, one).said()).isEqualTo("403 account.not_allowed");
        assertThat(as(anna, CAMPAIGN, one).status()).isEqualTo(201);
        assertThat(as(anna, CAMPAIGN, one).said()).isEqualTo("409 campaign.code_taken");
        assertThat(as(anna, CAMPAIGN, "{\"code\": \"SUMMER\"}").said()).isEqualTo("422 campaign.code_invalid");
        assertThat(as(anna, CAMPAIGN, "{\"code\": \"NO-PLACE\", \"quota\": 0}").said())
                .isEqualTo("422 field.range");
        assertThat(as(anna, CAMPAIGN, "{\"code\": \"FOR-ADMINS\", \"role\": \"admin\"}")
                        .status())
                .isEqualTo(422);
        assertThat(as(anna, CAMPAIGN, "{\"code\": \"NOBODYS\", \"owner_id\": 987654321}")
                        .said())
                .isEqualTo("422 account.unknown");
        assertThat(client.ask(CAMPAIGNS).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(CAMPAIGNS).as(boris).send().body().path("items")).hasSize(1);
        assertThat(client.ask(CAMPAIGNS).as(boris).query("cursor=x").send().said())
                .isEqualTo("422 cursor.invalid");
        assertThat(client.ask(ONE_CAMPAIGN).at("ONE-PLACE").send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(ONE_CAMPAIGN).at("one-place").as(boris).send().status())
                .isEqualTo(200);
        assertThat(client.ask(ONE_CAMPAIGN).at("x").as(boris).send().said()).isEqualTo("404 campaign.unknown");
        assertThat(editCampaign("ONE-PLACE", "{}").send().said()).isEqualTo("401 token.invalid");
        assertThat(editCampaign("ONE-PLACE", "{}").as(boris).send().said()).isEqualTo("403 account.not_allowed");
        assertThat(editCampaign("NOBODYS", "{}").as(anna).send().said()).isEqualTo("404 campaign.unknown");
        assertThat(editCampaign("ONE-PLACE", "{\"role\": \"x\"}")
                        .as(anna)
                        .send()
                        .said())
                .isEqualTo("422 field.invalid");
        assertThat(editCampaign("ONE-PLACE", "{\"expires_at\": \"2020-01-01T00:00:00Z\"}")
                        .as(anna)
                        .send()
                        .status())
                .isEqualTo(200);
        String late = signedIn("+79120000007", "").text("access_token");
        assertThat(entered(late, "ONE-PLACE").said()).isEqualTo("410 invite.exhausted");
    }

    private void referralsAreSeen(String anna, String boris) throws InterruptedException {
        for (String operation : new String[] {"GET /api/v1/invites/tree", "GET /api/v1/invites/top"}) {
            assertThat(client.ask(operation).send().said()).isEqualTo("401 token.invalid");
            assertThat(client.ask(operation).as(boris).send().said()).isEqualTo("403 account.not_allowed");
            assertThat(client.ask(operation).as(anna).send().status()).isEqualTo(200);
            assertThat(client.ask(operation).as(anna).query("limit=0").send().said())
                    .isEqualTo("422 field.range");
        }
        assertThat(client.ask("GET /api/v1/invites/tree")
                        .as(anna)
                        .query("root=987654321")
                        .send()
                        .said())
                .isEqualTo("404 account.unknown");
        assertThat(client.ask("GET /api/v1/invites/top")
                        .as(anna)
                        .query("from=2031-02-30")
                        .send()
                        .said())
                .isEqualTo("422 field.invalid");
    }

    private void providersAreLookedAfter(String anna, String boris) throws InterruptedException {
        String company = "{\"company\": \"Чистый дом\"}";
        assertThat(ask(PROVIDER, company).said()).isEqualTo("401 token.invalid");
        for (String method : new String[] {"GET", "DELETE"}) {
            String operation = method + " /api/v1/provider";
            assertThat(client.ask(operation).send().said()).isEqualTo("401 token.invalid");
            assertThat(client.ask(operation).as(boris).send().said()).isEqualTo("403 provider.none");
        }
        assertThat(ask(EDIT_PROVIDER, "{}").said()).isEqualTo("401 token.invalid");
        assertThat(as(boris, EDIT_PROVIDER, "{}").said()).isEqualTo("403 provider.none");
        for (String more :
                new String[] {"\"company\": \" \"", "\"company\": \"a\\nb\"", "\"company\": \"\\u202Eesuoh\""}) {
            assertThat(as(boris, PROVIDER, "{" + more + "}").said()).isEqualTo("422 provider.text_invalid");
        }
        for (String more :
                new String[] {"\"role\": \"admin\"", "\"id\": 1", "\"owner_id\": 1", "\"status\": \"active\""}) {
            assertThat(as(boris, PROVIDER, "{\"company\": \"Дом\", " + more + "}")
                            .said())
                    .isEqualTo("422 field.unknown");
            assertThat(as(boris, EDIT_PROVIDER, "{" + more + "}").said()).isEqualTo("422 field.unknown");
        }
        assertThat(as(boris, PROVIDER, "{\"company\": \"Дом\", \"contact_phone\": \"12\"}")
                        .said())
                .isEqualTo("422 phone.invalid");
        String full =
                "{\"company\": \"Чистый дом\", \"contact_phone\": \"89120000002\", \"contact_email\": \"a@example.com\"}";
        assertThat(as(boris, PROVIDER, full).status()).isEqualTo(201);
        assertThat(as(boris, PROVIDER, full).said()).isEqualTo("409 provider.exists");
        assertThat(client.ask("GET /api/v1/provider").as(boris).send().text("contact_phone"))
                .isEqualTo("+79120000002");
        providersAreListed(boris);
        providersSeeHowTheyDo(anna, boris);
        providersAreFrozen(anna, boris);
    }

    private void providersAreListed(String boris) throws InterruptedException {
        Answer list = client.ask(PROVIDERS).query("q=%D0%94%D0%BE%D0%BC").send();
        assertThat(list.body().path("items")).hasSize(1);
        assertThat(list.body().at("/items/0/contact_phone").isNull()).isTrue();
        assertThat(client.ask(PROVIDERS).query("q=" + "x".repeat(101)).send().said())
                .isEqualTo("422 search.invalid");
        assertThat(client.ask(PROVIDERS).query("q=%00").send().status()).isIn(400, 422);
        assertThat(client.ask(PROVIDERS).query("limit=0").send().said()).isEqualTo("422 field.range");
        assertThat(as(boris, EDIT_PROVIDER, "{\"contacts_published\": true, \"category\": \"уборка\"}")
                        .status())
                .isEqualTo(200);
        assertThat(as(boris, EDIT_PROVIDER, "{\"company\": \"\"}").said()).isEqualTo("422 provider.text_invalid");
        assertThat(client.ask(PROVIDERS)
                        .send()
                        .body()
                        .at("/items/0/contact_phone")
                        .asText())
                .isEqualTo("+79120000002");
    }

    private void providersSeeHowTheyDo(String anna, String boris) throws InterruptedException {
        assertThat(client.ask(DASHBOARD).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(DASHBOARD).as(anna).send().said()).isEqualTo("403 provider.none");
        assertThat(client.ask(DASHBOARD).as(boris).send().body().path("series")).hasSize(30);
        assertThat(client.ask(DASHBOARD)
                        .as(boris)
                        .query("from=2031-02-30")
                        .send()
                        .said())
                .isEqualTo("422 field.invalid");
        assertThat(client.ask(DASHBOARD)
                        .as(boris)
                        .query("from=2001-01-01")
                        .send()
                        .said())
                .isEqualTo("422 field.range");
        assertThat(client.ask(DASHBOARD).as(boris).query("to=x&to=y").send().said())
                .isEqualTo("422 field.repeated");
        assertThat(untilRefused(() -> client.ask(DASHBOARD).as(boris).send())).isEqualTo("429 limit.exceeded");
    }

    private void providersAreFrozen(String anna, String boris) throws InterruptedException {
        String status = "PATCH /api/v1/providers/{id}/status";
        String ofBoris = client.ask(ME).as(boris).send().text("id");
        String frozen = "{\"status\": \"frozen\"}";
        assertThat(client.ask(status).at(ofBoris).json(frozen).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(status).at(ofBoris).as(boris).json(frozen).send().said())
                .isEqualTo("403 account.not_allowed");
        assertThat(client.ask(status)
                        .at("987654321")
                        .as(anna)
                        .json(frozen)
                        .send()
                        .said())
                .isEqualTo("404 provider.unknown");
        assertThat(client.ask(status)
                        .at(ofBoris)
                        .as(anna)
                        .json("{\"status\": \"x\"}")
                        .send()
                        .said())
                .isEqualTo("422 status.unknown");
        assertThat(as(boris, CAMPAIGN, "{\"code\": \"OF-BORIS\"}").status()).isEqualTo(201);
        assertThat(client.ask(status).at(ofBoris).as(anna).json(frozen).send().status())
                .isEqualTo(200);
        assertThat(as(boris, CAMPAIGN, "{\"code\": \"OF-FROZEN\"}").said()).isEqualTo("409 provider.frozen");
        assertThat(editCampaign("OF-BORIS", "{\"quota\": 5}").as(boris).send().said())
                .isEqualTo("409 provider.frozen");
        assertThat(client.ask(PROVIDERS).send().body().path("items")).isEmpty();
        assertThat(client.ask("DELETE /api/v1/provider").as(boris).send().said())
                .isEqualTo("409 provider.frozen");
        assertThat(client.ask(status)
                        .at(ofBoris)
                        .as(anna)
                        .json("{\"status\": \"active\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(client.ask("DELETE /api/v1/provider").as(boris).send().status())
                .isEqualTo(204);
    }

    private void providersSignIn() throws InterruptedException {
        String phone = "+79120000008";
        String challenge = requested(phone).text("challenge_id");
        String code = latchkey.codeFor(phone);
        assertThat(provenAsProvider(challenge, code).said()).isEqualTo("403 provider.none");
        String wrong = code.startsWith("9") ? "0" + code.substring(1) : "9" + code.substring(1);
        assertThat(provenAsProvider(challenge, wrong).said()).isEqualTo("401 login.code_wrong");
        assertThat(provenAsProvider("00000000-0000-4000-8000-000000000000", code)
                        .said())
                .isEqualTo("410 login.code_gone");
        assertThat(provenAsProvider(challenge, "x").said()).isEqualTo("422 code.malformed");
        String office = "\"email\": \"office@example.org\", \"password\": \"tea for 2 at noon\"";
        assertThat(ask(PROVIDER_SIGN_UP, "{" + office + "}").said()).isEqualTo("422 field.missing");
        assertThat(ask(PROVIDER_SIGN_UP, "{" + office + ", \"company\": \"Дом\", \"role\": \"admin\"}")
                        .said())
                .isEqualTo("422 field.unknown");
        assertThat(ask(PROVIDER_SIGN_UP, "{" + office + ", \"company\": \"Дом\"}")
                        .status())
                .isEqualTo(201);
        assertThat(ask(PROVIDER_SIGN_UP, "{" + office + ", \"company\": \"Дом\"}")
                        .said())
                .isEqualTo("409 account.email_taken");
        String proof = "{\"login\": \"office@example.org\", \"password\": \"tea for 2 at noon\"}";
        assertThat(ask(PROVIDER_SIGN_IN, proof).status()).isEqualTo(200);
        assertThat(ask(PROVIDER_SIGN_IN, proof.replace("tea", "ale")).said()).isEqualTo("401 login.refused");
        assertThat(ask(PROVIDER_SIGN_IN, "{}").said()).isEqualTo("422 field.missing");
        assertThat(ask(PROVIDER_SIGN_IN, proof.replace("}", ", \"code\": \"0000\"}"))
                        .said())
                .isEqualTo("422 field.unknown");
    }

    private Answer provenAsProvider(String challenge, String code) throws InterruptedException {
        return ask(PROVIDER_SIGN_IN, "{\"challenge_id\": \"" + challenge + "\", \"code\": \"" + code + "\"}");
    }

    private void limitsOfProvidersAreReached(String token) throws InterruptedException {
        assertThat(untilRefused(() -> as(token, EDIT_PROVIDER, "{}"))).isEqualTo("429 limit.exceeded");
        assertThat(as(token, PROVIDER, "{\"company\": \"Дом\"}").said()).isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> client.ask(PROVIDERS).send())).isEqualTo("429 limit.exceeded");
        // Signing up and the guesses share their limits with the other doors, which are used up by now.
        assertThat(untilRefused(() -> ask(
                        PROVIDER_SIGN_UP,
                        "{\"email\": \"f@example.org\", \"password\": \"short\", \"company\": \"Дом\"}")))
                .isEqualTo("429 limit.exceeded");
        assertThat(untilRefused(() -> provenAsProvider("00000000-0000-4000-8000-000000000000", "0000")))
                .isEqualTo("429 limit.exceeded");
    }

    private void limitsOfCampaignsAreReached(String token) throws InterruptedException {
        assertThat(untilRefused(() ->
                        editCampaign("ONE-PLACE", "{\"quota\": 3}").as(token).send()))
                .isEqualTo("429 limit.exceeded");
        assertThat(as(token, CAMPAIGN, "{\"code\": \"TOO-MANY\"}").said()).isEqualTo("429 limit.exceeded");
    }

    private DescribedClient.Ask editCampaign(String code, String json) {
        return client.ask("PATCH /api/v1/campaigns/{code}").at(code).json(json);
    }

    private void sessionsAreRenewed(String token) throws InterruptedException {
        Answer renewed = refreshed(token);
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(refreshed(token).text("refresh_token")).isEqualTo(renewed.text("refresh_token"));
        Answer twice = refreshed(renewed.text("refresh_token"));
        assertThat(twice.status()).isEqualTo(200);

        assertThat(refreshed(token).said()).isEqualTo("401 session.reused");
        assertThat(refreshed(twice.text("refresh_token")).said()).isEqualTo("401 session.over");
        assertThat(ask(REFRESH, "{}").said()).isEqualTo("422 field.missing");
        assertThat(client.ask(ME).as(twice.text("access_token")).send().said()).isEqualTo("401 token.invalid");
    }

    private void sessionsEnd(String anna, String boris, String again, String vera) throws InterruptedException {
        assertThat(client.ask(SESSIONS).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(SESSIONS).as(again).query("cursor=x").send().said())
                .isEqualTo("422 cursor.invalid");
        Answer list = client.ask(SESSIONS).as(again).send();
        assertThat(list.body().path("items")).hasSize(1);
        String id = list.body().at("/items/0/id").asText();

        assertThat(client.ask(END_SESSION).at(id).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(END_SESSION).at(id).as(anna).send().said()).isEqualTo("404 session.unknown");
        assertThat(client.ask(END_SESSION).at("7").as(anna).send().said()).isEqualTo("404 session.unknown");
        assertThat(client.ask(END_SESSION).at(id).as(again).send().status()).isEqualTo(204);
        for (String gone : new String[] {boris, again}) {
            assertThat(client.ask(LOGOUT).as(gone).send().said()).isEqualTo("401 token.invalid");
            assertThat(client.ask(LOGOUT_ALL).as(gone).send().said()).isEqualTo("401 token.invalid");
        }

        Answer feed = client.ask(REVOCATIONS).send();
        assertThat(feed.body().path("items"))
                .anySatisfy(item -> assertThat(item.path("session").asText()).isEqualTo(id));
        assertThat(client.ask(REVOCATIONS)
                        .query("since=" + feed.text("next"))
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(client.ask(REVOCATIONS).query("since=yesterday").send().said())
                .isEqualTo("422 since.invalid");

        assertThat(client.ask(LOGOUT).as(vera).send().status()).isEqualTo(204);
        assertThat(client.ask(LOGOUT).as(vera).send().said()).isEqualTo("401 token.invalid");
        assertThat(client.ask(LOGOUT_ALL).as(anna).send().status()).isEqualTo(204);
        assertThat(client.ask(ME).as(anna).send().said()).isEqualTo("401 token.invalid");
    }

    private Answer refreshed(String token) throws InterruptedException {
        return ask(REFRESH, "{\"refresh_token\": \"" + token + "\"}");
    }

    private Set<String> notSeen() {
        Set<String> missing = description
                .operations()
                .flatMap(operation -> description.statuses(operation).map(status -> operation + " " + status))
                .filter(answer -> NOT_HERE.stream().noneMatch(answer::endsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(client.seen());
        return missing;
    }

    private Answer requested(String phone) throws InterruptedException {
        return ask(REQUEST, "{\"phone\": \"" + phone + "\"}");
    }

    private Answer verified(String challenge, String code, String more) throws InterruptedException {
        return ask(VERIFY, "{\"challenge_id\": \"" + challenge + "\", \"code\": \"" + code + "\"" + more + "}");
    }

    private Answer entered(String token, String code) throws InterruptedException {
        return as(token, INVITE, "{\"invite_code\": \"" + code + "\"}");
    }

    private String inviteCodeOf(String token) throws InterruptedException {
        return client.ask(ME).as(token).send().text("invite_code");
    }

    private Answer ask(String operation, String json) throws InterruptedException {
        return client.ask(operation).json(json).send();
    }

    private Answer as(String token, String operation, String json) throws InterruptedException {
        return client.ask(operation).as(token).json(json).send();
    }

    private static String untilRefused(Attempt attempt) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            Answer answer = attempt.make();
            if (answer.status() == 429) {
                return answer.said();
            }
        }
        throw new AssertionError("there is no limit");
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    private interface Attempt {
        Answer make() throws InterruptedException;
    }
}
