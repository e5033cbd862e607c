package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(new TestRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, 401, login.code_wrong",
        "FORBIDDEN, 403, account.banned",
        "MISSING, 404, invite.unknown",
        "CONFLICT, 409, account.username_taken",
        "GONE, 410, login.code_gone",
        "UNACCEPTABLE, 422, invite.own",
        "EXHAUSTED, 429, limit.exceeded",
        "UNAVAILABLE, 503, service.unavailable"
    })
    void each_kind_of_no_has_its_status(TestRoutes.No kind, int status, String code) {
        TestServer.Answer answer = server.get("/api/v1/refused/" + kind.name().toLowerCase(Locale.ROOT));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:latchkey:problem:" + code);
        assertThat(answer.json().path("title").asText()).isNotEmpty().isNotEqualTo(code);
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.json().path("trace_id").asText()).isEqualTo(answer.header("X-Request-Id"));
    }

    @Test
    void what_does_not_apply_is_left_out() {
        TestServer.Answer answer = server.get("/api/v1/refused/missing");

        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "detail", "code", "trace_id");
    }

    @Test
    void a_wait_is_told_twice_and_rounded_up() {
        TestServer.Answer answer = server.get("/api/v1/refused/wait");

        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.json().path("retry_after").asInt()).isEqualTo(2);
    }

    @Test
    void attempts_left_are_told() {
        TestServer.Answer answer = server.get("/api/v1/refused/guess");

        assertThat(answer.json().path("attempts_left").asInt()).isEqualTo(3);
    }

    @Test
    void a_refusal_for_want_of_proof_says_which_proof() {
        assertThat(server.get("/api/v1/refused/guess").header("WWW-Authenticate"))
                .isEqualTo("Bearer");
        assertThat(server.get("/api/v1/token").header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void what_is_away_is_always_worth_another_try() {
        assertThat(server.get("/api/v1/refused/unavailable").header("Retry-After"))
                .isEqualTo("5");
    }

    @Test
    void a_store_that_is_away_is_found_among_the_causes() {
        TestServer.Answer answer = server.get("/api/v1/away");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("service.unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void a_wrong_value_names_its_field_and_its_code() {
        TestServer.Answer answer = server.get("/api/v1/invalid");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("phone.invalid");
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("phone");
        assertThat(answer.json().at("/errors/0/message").asText()).isEqualTo("This is not a valid phone number.");
    }

    @Test
    void a_fault_tells_nothing_about_itself() {
        TestServer.Answer answer = server.get("/api/v1/fault");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("server.fault");
        assertThat(answer.body()).doesNotContain("SELECT", "Exception", "java");
    }

    @Test
    void errors_of_the_machine_are_answered_too() {
        assertThat(server.get("/api/v1/error").code()).isEqualTo("server.fault");
    }

    @Test
    void a_refusal_that_comes_later_is_the_same() {
        TestServer.Answer answer = server.get("/api/v1/later");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("invite.unknown");
    }

    @Test
    void a_code_without_texts_borrows_those_of_its_status() {
        TestServer.Answer answer = server.get("/api/v1/refused/nameless");

        assertThat(answer.code()).isEqualTo("never.heard_of");
        assertThat(answer.json().path("title").asText()).isEqualTo("Conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | ru",
                "RU | ru",
                "ru-RU | ru",
                "ru-RU,ru;q=0.9,en;q=0.8 | ru",
                "en | en",
                "en-GB | en",
                "de | en",
                "de,ru;q=0.5 | ru",
                "ru;q=0.4,en;q=0.5 | en",
                "en;q=0.4,ru;q=0.5 | ru",
                "ru;q=0 | en",
                "ru;q=0,* | en",
                "* | en",
                "russian | en",
                "'' | en",
                "; | en",
                "ru;q=2 | en",
                "ru;q=NaN | en",
                "\u0440\u0443 | en"
            })
    void texts_follow_the_language_that_is_liked_best(String header, String language) {
        assertThat(AcceptLanguage.preferred(header).tag()).isEqualTo(language);
    }

    @Test
    void texts_come_in_russian() {
        TestServer.Answer answer = server.get("/api/v1/refused/guess", "Accept-Language", "ru-RU,ru;q=0.9");

        assertThat(answer.header("Content-Language")).isEqualTo("ru");
        assertThat(answer.json().path("title").asText()).isEqualTo("Неверный код");
        assertThat(answer.code()).isEqualTo("login.code_wrong");
    }

    @ParameterizedTest
    @EnumSource(EdgeProblem.class)
    void every_problem_of_the_edge_has_texts(EdgeProblem problem) {
        for (Language language : Language.values()) {
            assertThat(ProblemTexts.title(language, problem.code(), 0)).isNotEqualTo(problem.code());
            assertThat(ProblemTexts.detail(language, problem.code(), 0))
                    .isNotEqualTo(ProblemTexts.title(language, problem.code(), 0));
        }
    }

    static Stream<Problem> problems_of_the_domain() {
        return Stream.of(
                        AccountProblem.values(),
                        InviteProblem.values(),
                        LimitProblem.values(),
                        LoginProblem.values(),
                        SessionProblem.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("problems_of_the_domain")
    void every_problem_of_the_domain_has_texts(Problem problem) {
        assertThat(ProblemTexts.keys(Language.EN)).contains(problem.code(), problem.code() + ".detail");
    }

    @Test
    void both_languages_say_the_same() {
        Set<String> english = new TreeSet<>(ProblemTexts.keys(Language.EN));

        assertThat(ProblemTexts.keys(Language.RU)).containsExactlyInAnyOrderElementsOf(english);
        assertThat(english).allMatch(key -> key.endsWith(".detail") || english.contains(key + ".detail"));
    }
}
