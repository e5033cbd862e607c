package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Passwords from the sign-up to the reset, over HTTP. Covers AS-6.2.x, AS-6.3.1, AS-6.3.8, C-36 for passwords. */
@Timeout(300)
class PasswordJourneyIT {
    private static final String SIGN_UP = "/api/v1/auth/signup";
    private static final String LOG_IN = "/api/v1/auth/login";
    private static final String FORGOT = "/api/v1/auth/password/forgot";
    private static final String RESET = "/api/v1/auth/password/reset";
    private static final String VERIFY = "/api/v1/auth/email/verify";
    private static final String PASSWORD = "/api/v1/me/password";
    private static final String PROOF = "/api/v1/me/proof";
    private static final String VERIFICATION = "/api/v1/me/email/verification";
    private static final String TEA = "tea for 2 at noon";
    private static final String COFFEE = "coffee for 3 at ten";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static Phones phones;
    private static Product product;
    private static Database database;
    private static Rows rows;

    @BeforeAll
    static void start() {
        DatabaseUrl url = TestServer.migratedDatabase();
        phones = new Phones();
        product = Product.startUnlimited(url, Map.of(), phones);
        database = Database.open(url, 2);
        rows = new Rows(new Sql(database));
    }

    @AfterAll
    static void stop() {
        product.close();
        database.close();
    }

    @Test
    void from_the_sign_up_to_another_password() {
        String email = address();
        Answer in = signUp(email, Map.of("first_name", "Анна", "role", "teacher"));
        JsonNode user = in.json().get("user");
        assertThat(in.json().get("is_new_user").asBoolean()).isTrue();
        assertThat(user.get("email").asText()).isEqualTo(email);
        assertThat(user.get("email_verified").asBoolean()).isFalse();
        assertThat(user.get("role").asText()).isEqualTo("teacher");

        assertThat(post(VERIFY, Map.of("token", token(email, "/auth/email#token=")))
                        .status())
                .isEqualTo(204);
        Pass here = Pass.of(in);
        JsonNode me = here.me(product.client()).json();
        assertThat(me.get("email_verified").asBoolean()).isTrue();
        assertThat(product.client()
                        .bearing(here.access())
                        .send("POST", VERIFICATION, "")
                        .code())
                .isEqualTo("account.nothing_to_verify");

        Pass there = Pass.of(logIn(email.toUpperCase(Locale.ROOT), TEA));
        Client client = product.client().bearing(here.access());
        assertThat(client.put(PASSWORD, Map.of("current_password", COFFEE, "password", COFFEE))
                        .code())
                .isEqualTo("password.wrong");
        assertThat(client.put(PASSWORD, Map.of("password", COFFEE)).code()).isEqualTo("field.missing");
        assertThat(client.put(PASSWORD, Map.of("current_password", TEA, "password", COFFEE))
                        .status())
                .isEqualTo(204);

        assertThat(here.me(product.client()).status()).isEqualTo(200);
        assertThat(there.me(product.client()).code()).isEqualTo("token.invalid");
        assertThat(there.renew(product.client()).code()).isEqualTo("session.over");
        assertThat(logIn(email, TEA).code()).isEqualTo("login.refused");
        assertThat(logIn(email, COFFEE).status()).isEqualTo(200);
        // Every other letter to a newcomer has a link with a token.
        assertThat(phones.line(
                        printed -> printed.startsWith("MAIL to " + email + ": ") && !printed.contains("#token=")))
                .isNotEmpty();
    }

    @Test
    void a_session_is_proved_afresh_with_the_password() {
        String email = address();
        Pass pass = Pass.of(signUp(email, Map.of()));
        Client client = product.client().bearing(pass.access());
        rows.run("UPDATE auth_session SET opened_at = opened_at - interval '1 hour' WHERE id = '" + pass.session()
                + "'");
        assertThat(client.send("DELETE", Reception.ME, "").code()).isEqualTo("session.proof_needed");

        assertThat(client.post(PROOF, Map.of("password", COFFEE)).code()).isEqualTo("password.wrong");
        assertThat(client.post(PROOF, Map.of()).code()).isEqualTo("field.missing");
        assertThat(client.post(PROOF, Map.of("password", TEA, "code", "1234")).code())
                .isEqualTo("field.unknown");
        assertThat(client.post(PROOF, Map.of("password", TEA, "role", "admin", "id", 1))
                        .code())
                .isEqualTo("field.unknown");
        assertThat(client.send("DELETE", Reception.ME, "").code()).isEqualTo("session.proof_needed");
        assertThat(client.post(PROOF, Map.of("password", TEA)).status()).isEqualTo(204);

        assertThat(client.send("DELETE", Reception.ME, "").status()).isEqualTo(204);
    }

    @Test
    void a_ban_that_is_over_keeps_nobody_from_the_door_with_the_password() {
        String email = address();
        long id = signUp(email, Map.of()).json().at("/user/id").asLong();
        rows.run("UPDATE account SET status = 'banned', banned_until = now() + interval '1 hour' WHERE id = " + id);
        assertThat(logIn(email, TEA).code()).isEqualTo("account.banned");

        rows.run("UPDATE account SET banned_until = now() - interval '1 second' WHERE id = " + id);

        assertThat(logIn(email, TEA).status()).isEqualTo(200);
    }

    @Test
    void who_squats_an_address_is_out_when_its_owner_sets_a_password() {
        String email = address();
        Pass squatter = Pass.of(signUp(email, Map.of()));

        assertThat(post(FORGOT, Map.of("email", email)).status()).isEqualTo(202);
        String token = token(email, "/auth/password/reset#token=");
        assertThat(post(RESET, Map.of("token", token, "password", "password1")).code())
                .isEqualTo("password.weak");
        assertThat(post(RESET, Map.of("token", token, "password", COFFEE)).status())
                .isEqualTo(204);
        assertThat(post(RESET, Map.of("token", token, "password", TEA)).code()).isEqualTo("login.link_gone");

        assertThat(squatter.me(product.client()).code()).isEqualTo("token.invalid");
        assertThat(squatter.renew(product.client()).code()).isEqualTo("session.over");
        assertThat(logIn(email, TEA).code()).isEqualTo("login.refused");
        assertThat(logIn(email, COFFEE).json().get("user").get("email_verified").asBoolean())
                .isTrue();
    }

    @Test
    void of_many_who_use_one_link_at_once_one_sets_the_password() {
        String email = address();
        signUp(email, Map.of());
        assertThat(post(FORGOT, Map.of("email", email)).status()).isEqualTo(202);
        String token = token(email, "/auth/password/reset#token=");

        List<Integer> statuses = Together.call(
                20,
                8,
                () -> post(RESET, Map.of("token", token, "password", COFFEE)).status());

        assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
        assertThat(statuses).allMatch(status -> List.of(204, 410, 503).contains(status));
    }

    @Test
    void what_is_wrong_is_told() {
        String email = address();
        signUp(email, Map.of("username", "user" + NAMES.incrementAndGet()));

        assertThat(post(SIGN_UP, Map.of("email", email.toUpperCase(Locale.ROOT), "password", TEA))
                        .code())
                .isEqualTo("account.email_taken");
        Answer weak = post(SIGN_UP, Map.of("email", address(), "password", "password1"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.code()).isEqualTo("password.weak");
        assertThat(weak.json().at("/errors/0/field").asText()).isEqualTo("password");
        assertThat(weak.json().at("/errors/0/code").asText()).isEqualTo("password.common");
        for (String role : List.of("moderator", "admin", "king")) {
            assertThat(post(SIGN_UP, Map.of("email", address(), "password", TEA, "role", role))
                            .code())
                    .isEqualTo("account.not_allowed");
        }
        assertThat(post(SIGN_UP, Map.of("email", address(), "password", TEA, "invite_code", "ZZZZZZ"))
                        .code())
                .isEqualTo("invite.unknown");
        assertThat(post(SIGN_UP, Map.of("email", "a..b@c.com", "password", TEA)).code())
                .isEqualTo("email.invalid");
        assertThat(post(FORGOT, Map.of("email", List.of(email, address()))).code())
                .isEqualTo("field.type");
        assertThat(post(VERIFY, Map.of("token", "x")).code()).isEqualTo("login.link_gone");
    }

    @Test
    void no_password_and_no_token_is_kept_as_it_is() {
        String email = address();
        signUp(email, Map.of());
        String token = token(email, "/auth/email#token=");

        String everything = rows.everything();

        assertThat(everything).contains("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(TEA, token);
    }

    /** 300 of each in turns: the same answer, and no difference in time by which one could tell them apart. */
    @Test
    void nobody_learns_who_has_an_account() {
        String known = address();
        signUp(known, Map.of());
        for (int warmUp = 0; warmUp < 30; warmUp++) {
            logIn(known, COFFEE);
            logIn(address(), COFFEE);
        }

        compare("log-in", known, email -> product.client().post(LOG_IN, Map.of("login", email, "password", COFFEE)));
        compare("forgot", known, email -> product.client().post(FORGOT, Map.of("email", email)));
    }

    private static void compare(String what, String known, Function<String, Answer> ask) {
        List<Long> ofKnown = new ArrayList<>();
        List<Long> ofUnknown = new ArrayList<>();
        String first = "";
        for (int i = 0; i < 300; i++) {
            String unknown = address();
            boolean knownFirst = i % 2 == 0;
            for (String email : knownFirst ? List.of(known, unknown) : List.of(unknown, known)) {
                long begin = System.nanoTime();
                Answer answer = ask.apply(email);
                (email.equals(known) ? ofKnown : ofUnknown).add(System.nanoTime() - begin);
                String seen = answer.status() + answer.text().replaceAll("\"trace_id\":\"[^\"]*\"", "");
                first = first.isEmpty() ? seen : first;
                assertThat(seen).isEqualTo(first);
            }
        }
        double gap = Math.abs(median(ofKnown) - median(ofUnknown));
        System.out.printf(
                Locale.ROOT,
                "%s: median of known %.2f ms, of unknown %.2f ms, apart %.2f ms%n",
                what,
                median(ofKnown),
                median(ofUnknown),
                gap);
        // 5 ms, and more only where the machine itself is that unsteady: then nobody can measure 5 ms from outside
        // either.
        assertThat(gap).isLessThan(Math.max(5, spread(ofUnknown) / 4));
    }

    private static double median(List<Long> nanos) {
        return quantile(nanos, 0.5);
    }

    /** How far apart the middle half of the times is. */
    private static double spread(List<Long> nanos) {
        return quantile(nanos, 0.75) - quantile(nanos, 0.25);
    }

    private static double quantile(List<Long> nanos, double part) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }

    private static Answer signUp(String email, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("email", email);
        body.put("password", TEA);
        Answer answer = post(SIGN_UP, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer;
    }

    private static Answer logIn(String login, String password) {
        return post(LOG_IN, Map.of("login", login, "password", password));
    }

    private static Answer post(String path, Map<String, ?> body) {
        return product.client().post(path, body);
    }

    /** The token of the first letter to that address with such a link; waits for it. */
    private static String token(String email, String link) {
        String line = phones.line(printed -> printed.startsWith("MAIL to " + email + ": ") && printed.contains(link));
        return line.substring(line.indexOf("#token=") + "#token=".length());
    }

    private static String address() {
        return "reader" + NAMES.incrementAndGet() + "@example.org";
    }
}
