package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.Checkup;
import dev.latchkey.sms.gateways.GatewayHttp;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.smpp.Smpp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our SMPP against a message centre made with npm smpp. */
@Timeout(120)
class NodeSmscIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String TEXT = "Code: 4071";

    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private NodeSmsc smsc;

    @BeforeEach
    void start() throws InterruptedException {
        smsc = NodeSmsc.start();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        if (smsc != null) {
            smsc.close();
        }
    }

    @Test
    void a_message_is_taken_under_the_name_that_the_centre_gives_it() {
        GatewayAnswer answer = sent(gateway(Map.of()), "2000");

        assertThat(answer)
                .isEqualTo(new GatewayAnswer(DeliveryOutcome.SENT, Optional.of("78d41482"), Optional.empty()));
        assertThat(smsc.told("bind")).hasSize(1);
        assertThat(smsc.told("bind").get(0).get("mode").asText()).isEqualTo("bind_transceiver");
        assertThat(smsc.told("submit")).hasSize(1);
        JsonNode submitted = smsc.told("submit").get(0);
        assertThat(submitted.get("to").asText()).isEqualTo("79120002000");
        assertThat(submitted.get("text").asText()).isEqualTo(TEXT);
        assertThat(submitted.get("coding").asInt()).isZero();
    }

    @Test
    void the_centre_reads_cyrillic_and_long_texts_as_we_mean_them() {
        SmsGateway gateway = gateway(Map.of());

        assertThat(sent(gateway, "2000", "Код: 4071").outcome()).isEqualTo(DeliveryOutcome.SENT);
        assertThat(sent(gateway, "2001", "Код: 4071. ".repeat(12)).outcome()).isEqualTo(DeliveryOutcome.SENT);

        assertThat(smsc.told("submit").get(0).get("text").asText()).isEqualTo("Код: 4071");
        assertThat(smsc.told("submit").get(0).get("coding").asInt()).isEqualTo(8);
        assertThat(smsc.told("submit").get(1).get("payload").asText()).isEqualTo("Код: 4071. ".repeat(12));
    }

    @ParameterizedTest
    @CsvSource({"0088, RATE_LIMIT, 0x58", "0020, RATE_LIMIT, 0x14", "0011, BAD_NUMBER, 0x0b"})
    void a_no_of_the_centre_has_its_meaning_and_the_next_message_is_taken(
            String fate, DeliveryOutcome meaning, String code) {
        SmsGateway gateway = gateway(Map.of());

        assertThat(sent(gateway, fate)).isEqualTo(GatewayAnswer.of(meaning, code));

        assertThat(sent(gateway, "2000").outcome()).isEqualTo(DeliveryOutcome.SENT);
        assertThat(smsc.told("bind")).hasSize(1);
    }

    @Test
    void a_wrong_password_is_told_without_a_message() {
        SmsGateway gateway = gateway(Map.of("PASSWORD", "sesam"));

        assertThat(sent(gateway, "2000")).isEqualTo(GatewayAnswer.of(DeliveryOutcome.AUTH, "0x0e"));
        assertThat(smsc.told("submit")).isEmpty();
    }

    /** Of a window of four, the centre hangs up on one and so on all that wait with it. */
    @Test
    void a_link_that_breaks_under_messages_leaves_them_unknown_and_is_made_again() {
        SmsGateway gateway = gateway(Map.of("TIMEOUT", "2s"));
        assertThat(sent(gateway, "2000").outcome()).isEqualTo(DeliveryOutcome.SENT);

        List<CompletableFuture<GatewayAnswer>> answers = Stream.of("9999", "9999", "9999", "9999")
                .map(fate -> send(gateway, fate, TEXT))
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().outcome()))
                .contains(DeliveryOutcome.UNKNOWN)
                .containsAnyOf(DeliveryOutcome.UNKNOWN, DeliveryOutcome.FAILED)
                .doesNotContain(DeliveryOutcome.SENT);
        // Whatever the centre has read is called unknown, and never surely not sent.
        assertThat(answers.stream().filter(answer -> answer.join().outcome() == DeliveryOutcome.UNKNOWN))
                .hasSizeGreaterThanOrEqualTo(smsc.told("submit").size() - 1);
        assertThat(eventually(gateway).outcome()).isEqualTo(DeliveryOutcome.SENT);
        assertThat(smsc.told("bind")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void who_only_looks_at_the_centre_binds_and_sends_nothing() {
        Map<String, String> right = values(Map.of());
        Map<String, String> wrong = values(Map.of("PASSWORD", "sesam"));

        assertThat(found(right)).isEqualTo(Checkup.Found.KNOWN);
        assertThat(found(wrong)).isEqualTo(Checkup.Found.REFUSED);
        assertThat(smsc.told("bind")).hasSize(2);
        assertThat(smsc.told("submit")).isEmpty();
    }

    @Test
    void nobody_waits_for_the_good_bye_of_a_centre() throws Exception {
        smsc.close();
        smsc = NodeSmsc.startRude();
        SmsGateway gateway = gateway(Map.of());
        assertThat(sent(gateway, "2000").outcome()).isEqualTo(DeliveryOutcome.SENT);
        long begun = System.nanoTime();

        open.remove(0).close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_receipt_with_its_id_in_decimal_is_found() throws InterruptedException {
        String id = id(sent(gateway(Map.of()), "1001"));

        Receipt receipt = receipt();

        assertThat(receipt.providerIds()).contains(id);
        assertThat(receipt.state()).isEqualTo(State.DELIVERED);
        assertThat(receipt.code()).contains("000");
    }

    @Test
    void a_receipt_in_words_only_is_found() throws InterruptedException {
        String id = id(sent(gateway(Map.of()), "1002"));

        Receipt receipt = receipt();

        assertThat(receipt.providerIds()).contains(id);
        assertThat(receipt.state()).isEqualTo(State.UNDELIVERED);
        assertThat(receipt.code()).contains("0c1");
    }

    @Test
    void a_receipt_in_fields_only_is_found() throws InterruptedException {
        String id = id(sent(gateway(Map.of()), "1003"));

        Receipt receipt = receipt();

        assertThat(receipt.providerIds()).contains(id);
        assertThat(receipt.state()).isEqualTo(State.DELIVERED);
        assertThat(receipt.code()).isEmpty();
    }

    @Test
    void what_people_write_and_what_is_no_receipt_is_taken_and_not_passed_on() throws InterruptedException {
        String id = id(sent(gateway(Map.of()), "1004"));

        Receipt receipt = receipt();

        assertThat(receipt.providerIds()).contains(id);
        assertThat(receipt.state()).isEqualTo(State.REJECTED);
        assertThat(receipts).isEmpty();
    }

    @Test
    void where_words_and_fields_disagree_the_fields_count() throws InterruptedException {
        String id = id(sent(gateway(Map.of()), "1005"));

        Receipt receipt = receipt();

        assertThat(receipt.providerIds()).contains(id);
        assertThat(receipt.state()).isEqualTo(State.UNDELIVERED);
    }

    private static Checkup.Found found(Map<String, String> values) {
        return new Smpp()
                .check(new GatewayValues(values), GatewayTools.standard())
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join()
                .found();
    }

    private Map<String, String> values(Map<String, String> changes) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(new Smpp()));
        values.putAll(Map.of(
                "URL",
                "smpp://127.0.0.1:" + smsc.port(),
                "LOGIN",
                "latchkey",
                "PASSWORD",
                NodeSmsc.PASSWORD,
                "FROM",
                "Brand",
                Gateways.TIMEOUT,
                "8s"));
        values.putAll(changes);
        return values;
    }

    private SmsGateway gateway(Map<String, String> changes) {
        GatewayTools tools =
                new GatewayTools(new GatewayHttp(), () -> NOW, (gateway, receipt) -> receipts.add(receipt));
        SmsGateway gateway = new Smpp().open(new GatewayValues(values(changes)), tools);
        open.add((AutoCloseable) gateway);
        return gateway;
    }

    private Receipt receipt() throws InterruptedException {
        Receipt receipt = receipts.poll(15, TimeUnit.SECONDS);
        assertThat(receipt).isNotNull();
        return receipt;
    }

    /** The answer to a message as soon as the link is there again. */
    private static GatewayAnswer eventually(SmsGateway gateway) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        GatewayAnswer answer = sent(gateway, "2000");
        while (answer.outcome() == DeliveryOutcome.FAILED && System.nanoTime() < deadline) {
            answer = sent(gateway, "2000");
        }
        return answer;
    }

    private static GatewayAnswer sent(SmsGateway gateway, String fate) {
        return sent(gateway, fate, TEXT);
    }

    private static GatewayAnswer sent(SmsGateway gateway, String fate, String text) {
        return send(gateway, fate, text).join();
    }

    private static CompletableFuture<GatewayAnswer> send(SmsGateway gateway, String fate, String text) {
        OutgoingMessage message = new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+7912000" + fate),
                MessagePurpose.SIGN_IN_CODE,
                text,
                NOW,
                NOW.plusSeconds(120));
        return gateway.send(message).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS);
    }

    private static String id(GatewayAnswer answer) {
        assertThat(answer.outcome()).isEqualTo(DeliveryOutcome.SENT);
        return answer.providerId().orElseThrow();
    }
}
