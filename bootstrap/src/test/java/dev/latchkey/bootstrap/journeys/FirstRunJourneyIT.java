package dev.latchkey.bootstrap.journeys;

import static dev.latchkey.bootstrap.journeys.Reception.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.bootstrap.journeys.Reception.Challenge;
import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What a fresh system does with the settings it comes with. */
@Timeout(120)
class FirstRunJourneyIT {
    @Test
    void the_first_member_is_administrator_and_the_second_is_not() {
        try (Product product = Product.start(TestServer.migratedDatabase(), Map.of())) {
            Member first = product.reception().newMember();
            Member second = product.reception().newMember();

            assertThat(first.me().get("role").asText()).isEqualTo("admin");
            assertThat(second.me().get("role").asText()).isEqualTo("student");
        }
    }

    @Test
    void nobody_becomes_administrator_by_coming_first_if_the_settings_name_one() {
        try (Product product = Product.start(TestServer.migratedDatabase(), Map.of("ADMIN_USERNAME", "boss"))) {
            assertThat(product.reception().newMember().me().get("role").asText())
                    .isEqualTo("student");
        }
    }

    @Test
    void a_code_lasts_two_minutes_and_the_next_one_has_to_wait_a_minute() {
        try (Product product = Product.start(TestServer.migratedDatabase(), Map.of())) {
            String phone = Phones.number();
            JsonNode sent =
                    product.client().post(REQUEST, Map.of("phone", phone)).json();
            // Written in another way it is the same phone.
            Answer early = product.client().post(REQUEST, Map.of("phone", "8 " + phone.substring(2)));

            assertThat(sent.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("challenge_id", "channel", "code_length", "expires_in", "resend_in");
            assertThat(sent.get("channel").asText()).isEqualTo("sms");
            assertThat(sent.get("code_length").asInt()).isEqualTo(4);
            assertThat(sent.get("expires_in").asInt()).isEqualTo(120);
            assertThat(sent.get("resend_in").asInt()).isEqualTo(60);
            assertThat(early.status()).isEqualTo(429);
            assertThat(early.code()).isEqualTo("login.resend_too_early");
            assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 60);
            assertThat(early.json().get("retry_after").asInt()).isBetween(1, 60);

            String code = product.phones().code(phone, 1);
            Challenge challenge = new Challenge(phone, sent.get("challenge_id").asText(), code);
            assertThat(product.reception().verify(challenge, code).status())
                    .as("the code that is already there")
                    .isEqualTo(201);
        }
    }

    @Test
    void a_code_that_is_too_old_is_gone() {
        try (Product product =
                Product.start(TestServer.migratedDatabase(), Map.of("LOGIN_CODE_TTL", "1s", "LIMITS", "off"))) {
            Challenge challenge = product.reception().challenge(Phones.number());

            // A bad invite code is told as long as the code lives, and costs no guess.
            Until.within(
                    20,
                    () -> product.reception()
                            .verify(challenge, challenge.wrong(0), Map.of("invite_code", "ZZZZZ2"))
                            .code()
                            .equals("login.code_gone"));

            assertThat(product.reception().verify(challenge, challenge.code()).code())
                    .isEqualTo("login.code_gone");
        }
    }

    /** Eight digits, so that no other number in all that text can be mistaken for the code. */
    @Test
    void no_code_and_no_phone_leaks_into_answers_logs_or_rows() {
        DatabaseUrl url = TestServer.migratedDatabase();
        ListAppender<ILoggingEvent> log = listen();
        try (Product product = Product.start(
                        url, Map.of("LOGIN_CODE_LENGTH", "8", "LOGIN_CODE_RESEND_AFTER", "0", "LOG_LEVEL", "debug"));
                Database database = Database.open(url, 1)) {
            Rows rows = new Rows(new Sql(database));
            Reception reception = product.reception();
            String phone = Phones.number();
            List<Answer> answers = new ArrayList<>();

            answers.add(reception.client().post(REQUEST, Map.of("phone", phone)));
            String before = rows.everything();
            String code = product.phones().code(phone, 1);
            Challenge challenge = new Challenge(phone, answers.get(0).text("challenge_id"), code);
            answers.add(reception.verify(challenge, challenge.wrong(0)));
            answers.add(reception.verify(challenge, code, Map.of("invite_code", "ZZZZZ2")));
            answers.add(reception.verify(challenge, code));
            answers.add(reception.verify(challenge, code));
            Client client = reception.client().bearing(answers.get(3).text("access_token"));
            answers.add(client.get(Reception.ME));
            String rowsOfAll = before + rows.everything();

            assertThat(answers.get(5).status()).isEqualTo(200);
            String inHex = HexFormat.of().formatHex(code.getBytes(StandardCharsets.UTF_8));
            assertThat(answers.toString()).doesNotContain(code);
            assertThat(rowsOfAll).contains(phone).doesNotContain(code, inHex, challenge.wrong(0));
            assertThat(rowsOfAll)
                    .doesNotContain(
                            answers.get(3).text("access_token"), answers.get(3).text("refresh_token"));
            assertThat(text(log))
                    .contains("/api/v1/auth/phone/verify")
                    .doesNotContain(
                            code, phone, phone.substring(2), answers.get(3).text("access_token"));
        } finally {
            root().detachAppender(log);
            ours().setLevel(null);
        }
    }

    @Test
    void a_message_that_waits_is_sealed_and_one_that_is_sent_is_erased() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Product product =
                        Product.start(url, Map.of("LOGIN_CODE_LENGTH", "8", "SMS_CONSOLE_DELAY", "500ms..500ms"));
                Database database = Database.open(url, 1)) {
            Rows rows = new Rows(new Sql(database));
            String phone = Phones.number();

            Answer sent = product.client().post(REQUEST, Map.of("phone", phone));
            String waiting = rows.everything();
            String code = product.phones().code(phone, 1);

            assertThat(sent.status()).isEqualTo(202);
            assertThat(waiting)
                    .contains("outbox_message")
                    .doesNotContain(code, HexFormat.of().formatHex(code.getBytes(StandardCharsets.UTF_8)));
            Until.within(20, () -> rows.number("SELECT count(*) FROM outbox_message WHERE state = 'sent'") == 1);
            assertThat(rows.number("SELECT count(*) FROM outbox_message WHERE text IS NOT NULL"))
                    .isZero();
        }
    }

    private static ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root().addAppender(log);
        ours().setLevel(Level.DEBUG);
        return log;
    }

    private static String text(ListAppender<ILoggingEvent> log) {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            text.append(event.getFormattedMessage())
                    .append(event.getMDCPropertyMap())
                    .append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("dev.latchkey");
    }
}
