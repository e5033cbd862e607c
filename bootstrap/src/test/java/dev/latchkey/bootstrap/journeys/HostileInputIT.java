package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.ME;
import static dev.latchkey.bootstrap.journeys.Reception.REQUEST;
import static dev.latchkey.bootstrap.journeys.Reception.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no honest client sends, told to the real program: each request gets a problem as it is documented, none a fault, and
 * not a single row changes.
 */
@Timeout(120)
@ExtendWith(StoresExtension.class)
class HostileInputIT {
    private static final Set<String> MEMBERS =
            Set.of("type", "title", "status", "detail", "code", "errors", "retry_after", "attempts_left", "trace_id");

    /** Nothing of what we are made of. */
    private static final Pattern INNARDS = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z]|java[.x]|jakarta|jetty|jackson|javalin|hikari|postgres|dev\\.latchkey"
                    + "|select |insert |update |sqlstate|\\.java|stack");

    private static Product product;
    private static Member member;
    private static Rows rows;
    private static String before;

    @BeforeAll
    static void start(DatabaseUrl database, Sql sql) {
        product = Product.start(database, Product.UNLIMITED);
        rows = new Rows(sql);
        product.reception().newMember();
        member = product.reception().newMember();
        settle();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    static Stream<Hostile> broken_bodies() {
        return HostileBodies.broken();
    }

    @ParameterizedTest
    @MethodSource("broken_bodies")
    void a_body_that_is_not_clean_json_is_refused(Hostile hostile) {
        assertThat(refused(hostile).status()).isEqualTo(hostile.status());
    }

    static Stream<Hostile> wrong_fields() {
        return HostileBodies.wrongFields();
    }

    @ParameterizedTest
    @MethodSource("wrong_fields")
    void a_field_that_is_not_what_it_should_be_is_named(Hostile hostile) {
        Answer answer = refused(hostile);

        // Words that cannot be the id of a challenge are the id of none.
        assertThat(answer.status()).isIn(422, 410);
        if (answer.status() == 422) {
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(hostile.field());
        } else {
            assertThat(answer.code()).isEqualTo("login.code_gone");
        }
    }

    static Stream<Hostile> broken_requests() {
        return HostileRequests.framing();
    }

    @ParameterizedTest
    @MethodSource("broken_requests")
    void what_breaks_the_rules_of_http_is_refused(Hostile hostile) {
        assertThat(refused(hostile).status()).isBetween(400, 499);
    }

    static Stream<Hostile> odd_targets() {
        return HostileRequests.targets();
    }

    @ParameterizedTest
    @MethodSource("odd_targets")
    void no_trick_with_the_address_reaches_anything(Hostile hostile) {
        assertThat(refused(hostile).status()).isIn(400, 404, 414, 422);
    }

    static Stream<Hostile> wrong_methods() {
        return HostileRequests.methods();
    }

    @ParameterizedTest
    @MethodSource("wrong_methods")
    void a_method_that_a_path_does_not_have_is_refused(Hostile hostile) {
        Answer answer = refused(hostile);

        assertThat(answer.status()).isIn(400, 405);
        if (answer.status() == 405) {
            assertThat(answer.header("Allow")).contains("OPTIONS");
        }
    }

    static Stream<Hostile> forged_tokens() {
        return ForgedTokens.of(product.client(), member.token(), refreshToken());
    }

    @ParameterizedTest
    @MethodSource("forged_tokens")
    void a_token_that_is_not_ours_gets_the_one_answer_to_all_of_them(Hostile hostile) {
        Answer answer = refused(hostile);
        Answer none = product.client().get(ME);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(none));
    }

    /** Digits of other scripts, and signs that nobody sees: one number, one account, one count of guesses; or a 422. */
    @Test
    void phones_in_other_scripts_are_one_phone_or_none() {
        String phone = "+79161234567";
        Member owner = product.reception().signIn(phone);
        List<String> taken = new ArrayList<>();
        for (String written : HostileBodies.phones("9161234567")) {
            int known = product.phones().distinct();
            int sent = product.phones().count(phone);

            Answer answer = product.client().post(REQUEST, Map.of("phone", written));

            if (answer.status() == 202) {
                taken.add(written);
                assertThat(product.phones().code(phone, sent + 1)).isNotEmpty();
                assertThat(product.phones().distinct()).as(written).isEqualTo(known);
            } else {
                assertIsProblem(answer);
                assertThat(answer.status()).as(written).isEqualTo(422);
                assertThat(answer.code()).isEqualTo("phone.invalid");
            }
        }
        assertThat(taken).hasSizeGreaterThan(15);
        assertThat(product.reception().signIn(phone).id()).isEqualTo(owner.id());
        assertThat(rows.number("SELECT count(*) FROM account WHERE phone LIKE '%9161234567'"))
                .isEqualTo(1);
        settle();
    }

    @Test
    void names_in_every_script_come_back_as_they_were() {
        for (String name :
                List.of("Жанна", "李小龙", "עדי", "Zoë", "O'Brien", "नीतू", "a\"b\\c", "<b>x</b>", "${x}", "😀")) {
            Answer answer = member.client().patch(ME, Map.of("first_name", name));

            assertThat(answer.status()).as("%s %s", name, answer).isIn(200, 422);
            if (answer.status() == 200) {
                assertThat(member.me().get("first_name").asText()).isEqualTo(name);
            }
        }
        settle();
    }

    private static void settle() {
        rows.settle();
        before = rows.fingerprint();
    }

    private static Answer refused(Hostile hostile) {
        Answer answer = Wire.send(product.port(), hostile.request(member.token()));

        assertIsProblem(answer);
        assertThat(rows.fingerprint()).as("rows").isEqualTo(before);
        return answer;
    }

    private static void assertIsProblem(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as("%s", answer).isEqualTo("application/problem+json");
        assertThat(answer.json().fieldNames()).toIterable().isSubsetOf(MEMBERS);
        assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.code()).matches("[a-z_]+\\.[a-z_]+");
        assertThat(answer.text("type")).isEqualTo("urn:latchkey:problem:" + answer.code());
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("trace_id")).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.text()).doesNotContainPattern(INNARDS);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static String refreshToken() {
        Reception.Challenge challenge = product.reception().challenge(Phones.number());
        String token = product.reception().verify(challenge, challenge.code()).text("refresh_token");
        settle();
        return token;
    }

    private static String withoutTrace(Answer answer) {
        return answer.text().replaceFirst("\"trace_id\":\"[^\"]*\"", "");
    }

    /**
     * One request.
     *
     * @param name for people, without anything that could hurt a report
     * @param bytes each char is one byte; {@code {token}} stands for a good token
     * @param field the field at which everything is wrong, if it is one
     * @param status what it is to be answered with, where that is said for each
     */
    record Hostile(String name, String bytes, String field, int status) {

        static Hostile of(String name, String bytes) {
            return new Hostile(name, bytes, "", 400);
        }

        /** A complete request with this body, which is written in UTF-8 unless it is made of bytes already. */
        static Hostile body(String name, String method, String path, String bytes) {
            return of(
                    method + " " + path + ": " + name,
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + bytes.length()
                            + "\r\nConnection: close\r\n\r\n" + bytes);
        }

        static String utf8(String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }

        String request(String token) {
            return bytes.replace("{token}", token);
        }

        Hostile at(String where) {
            return new Hostile(name, bytes, where, status);
        }

        Hostile answeredWith(int other) {
            return new Hostile(name, bytes, field, other);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What takes a body: its method, its path, and a body that would do, if the challenge were one. */
    enum Door {
        ASK("POST", REQUEST, Map.of("phone", "\"+79160000001\"", "channel", "\"sms\"")),
        GUESS(
                "POST",
                VERIFY,
                Map.of(
                        "challenge_id", "\"00000000-0000-4000-8000-000000000000\"",
                        "code", "\"1234\"",
                        "invite_code", "\"ABCDEF\"",
                        "first_name", "\"A\"",
                        "last_name", "\"B\"",
                        "username", "\"somebody\"")),
        EDIT(
                "PATCH",
                ME,
                Map.of("first_name", "\"A\"", "last_name", "\"B\"", "username", "\"somebody\"", "locale", "\"ru\"")),
        ENTER("PUT", "/api/v1/me/invite", Map.of("invite_code", "\"ZZZZZ2\""));

        final String method;
        final String path;
        private final Map<String, String> fields;

        Door(String method, String path, Map<String, String> fields) {
            this.method = method;
            this.path = path;
            this.fields = Map.copyOf(fields);
        }

        Set<String> fields() {
            return fields.keySet();
        }

        /** A body in which that field has another value. */
        String bodyWith(String field, String value) {
            StringBuilder body = new StringBuilder("{\"" + field + "\":" + value);
            fields.forEach((name, good) -> {
                if (!name.equals(field)) {
                    body.append(",\"" + name + "\":" + good);
                }
            });
            return body.append('}').toString();
        }
    }
}
