package dev.latchkey.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsGatewayContract;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.GatewayHttp;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.Listening;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SmppGatewayTest implements SmsGatewayContract {
    private static final ESMClass RECEIPT = new ESMClass(0x04);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String TEXT = "Код: 4071";

    private final Listening listening = new Listening("dev.latchkey");
    private final FakeSmsc smsc = new FakeSmsc();
    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        smsc.close();
        listening.close();
        assertThat(listening.lines())
                .noneMatch(line -> line.contains("4071") || line.contains("sesame") || line.contains("9123456789"));
    }

    @Override
    public SmsGateway gateway() {
        return gateway(Map.of());
    }

    @Override
    public SmsGateway slowGateway() {
        smsc.takesTime(60_000);
        return gateway(Map.of());
    }

    @Test
    void a_cyrillic_text_goes_as_ucs_2_with_the_name_of_the_sender() {
        GatewayAnswer answer = sent(gateway(), TEXT);

        assertThat(answer)
                .isEqualTo(new GatewayAnswer(DeliveryOutcome.SENT, Optional.of("78d41482"), Optional.empty()));
        SubmitSm submitted = smsc.received().get(0);
        assertThat(submitted.getDestAddress()).isEqualTo("79123456789");
        assertThat(submitted.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(submitted.getSourceAddr()).isEqualTo("Brand");
        assertThat(submitted.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(submitted.getDataCoding()).isEqualTo((byte) 8);
        assertThat(new String(submitted.getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo(TEXT);
        assertThat(submitted.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(submitted.getValidityPeriod()).isEqualTo("000000000200000R");
    }

    @Test
    void a_latin_text_goes_as_gsm_7() {
        sent(gateway(Map.of("FROM", "+15005550006")), "Code @4071 €[");

        SubmitSm submitted = smsc.received().get(0);
        assertThat(submitted.getDataCoding()).isZero();
        assertThat(submitted.getSourceAddr()).isEqualTo("15005550006");
        assertThat(submitted.getSourceAddrTon()).isEqualTo((byte) 1);
        assertThat(submitted.getShortMessage())
                .isEqualTo(new byte[] {'C', 'o', 'd', 'e', ' ', 0x00, '4', '0', '7', '1', ' ', 0x1b, 0x65, 0x1b, 0x3c});
    }

    @Test
    void a_long_text_goes_as_a_payload() {
        String longer = "ж".repeat(80);
        sent(gateway(), longer);

        SubmitSm submitted = smsc.received().get(0);
        assertThat(submitted.getShortMessage()).isNullOrEmpty();
        OptionalParameter.Message_payload payload =
                (OptionalParameter.Message_payload) submitted.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
        assertThat(new String(payload.getValue(), StandardCharsets.UTF_16BE)).isEqualTo(longer);
    }

    @ParameterizedTest
    @CsvSource({
        "0x01, CONTENT_REJECTED",
        "0x03, REJECTED",
        "0x04, FAILED",
        "0x05, FAILED",
        "0x08, FAILED",
        "0x0a, SENDER_REJECTED",
        "0x0b, BAD_NUMBER",
        "0x0d, AUTH",
        "0x0e, AUTH",
        "0x0f, AUTH",
        "0x14, RATE_LIMIT",
        "0x45, FAILED",
        "0x58, RATE_LIMIT",
        "0x61, REJECTED",
        "0x62, REJECTED",
        "0x64, FAILED",
        "0x65, REJECTED",
        "0x66, REJECTED",
        "0xfe, UNREACHABLE",
        "0xff, FAILED",
        "0x400, REJECTED"
    })
    void every_status_has_its_meaning(String status, DeliveryOutcome meaning) {
        smsc.answers(Integer.decode(status));

        assertThat(sent(gateway(), TEXT)).isEqualTo(GatewayAnswer.of(meaning, status));
    }

    @Test
    void a_wrong_password_is_told_and_not_tried_again_at_once() {
        SmsGateway gateway = gateway(Map.of("PASSWORD", "sesam"));

        for (int i = 0; i < 20; i++) {
            assertThat(sent(gateway, TEXT)).isEqualTo(GatewayAnswer.of(DeliveryOutcome.AUTH, "0x0e"));
        }

        assertThat(smsc.binds()).isLessThan(4);
    }

    @ParameterizedTest
    @CsvSource({"LOGIN, 15", "PASSWORD, 8", "SYSTEM_TYPE, 12", "FROM, 20"})
    void what_smpp_cannot_carry_is_told_at_the_start(String setting, int most) {
        var check = Gateways.setting(new Smpp(), setting).orElseThrow().check();

        check.accept("x".repeat(most));
        assertThatThrownBy(() -> check.accept("x".repeat(most + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than " + most)
                .hasMessageNotContaining("xx");
        assertThatThrownBy(() -> check.accept("ж")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_centre_that_cannot_be_reached_has_surely_not_sent() throws IOException {
        smsc.close();

        assertThat(sent(gateway(), TEXT)).isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smpp", "smpps"})
    void a_centre_that_lets_nobody_in_is_given_up_soon_and_has_surely_not_sent(String scheme) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SmsGateway gateway =
                    gateway(Map.of("URL", scheme + "://127.0.0.1:" + silent.getLocalPort(), "TIMEOUT", "15s"));
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                assertThat(sent(gateway, TEXT)).isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable"));
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    /** Each byte comes in time, and all of them never do. */
    @Test
    void a_centre_that_never_comes_to_the_point_is_given_up_as_soon() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread drip = new Thread(() -> drip(dripping));
            drip.setDaemon(true);
            drip.start();
            SmsGateway gateway =
                    gateway(Map.of("URL", "smpps://127.0.0.1:" + dripping.getLocalPort(), "TIMEOUT", "15s"));
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                assertThat(sent(gateway, TEXT)).isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable"));
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    /** The head of a long record of TLS, and its body byte by byte. */
    private static void drip(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(500);
                connection.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
                while (true) {
                    connection.getOutputStream().write(0);
                    pause(connection);
                }
            } catch (IOException e) {
                // The other side has had enough, or the test is over.
            }
        }
    }

    private static void pause(Socket connection) throws IOException {
        try {
            while (connection.getInputStream().read() >= 0) {
                // Whatever it says.
            }
            throw new EOFException();
        } catch (SocketTimeoutException saysNothing) {
            // As long as that.
        }
    }

    @Test
    void a_centre_that_keeps_silent_may_have_sent() {
        smsc.takesTime(20_000);

        assertThat(sent(gateway(Map.of("TIMEOUT", "500ms")), TEXT))
                .isEqualTo(GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "timeout"));
    }

    @Test
    void a_centre_that_hangs_up_on_a_message_may_have_sent() {
        smsc.hangsUp();

        assertThat(sent(gateway(Map.of("TIMEOUT", "1s")), TEXT).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
        assertThat(smsc.received()).hasSize(1);
    }

    @Test
    void the_link_is_made_again_when_it_breaks() throws InterruptedException {
        SmsGateway gateway = gateway();
        assertThat(sent(gateway, TEXT).outcome()).isEqualTo(DeliveryOutcome.SENT);

        smsc.hangUp();
        // Nobody sends meanwhile: receipts need the link all the same.
        for (int i = 0; smsc.binds() < 2 && i < 400; i++) {
            Thread.sleep(50);
        }

        assertThat(smsc.binds()).isEqualTo(2);
        assertThat(sent(gateway, TEXT).outcome()).isEqualTo(DeliveryOutcome.SENT);
    }

    @Test
    void no_more_messages_wait_for_the_centre_than_the_window_is_wide() {
        smsc.takesTime(30);
        SmsGateway gateway = gateway(Map.of("IN_FLIGHT", "4"));

        List<CompletableFuture<GatewayAnswer>> answers = IntStream.range(0, 60)
                .mapToObj(i -> gateway.send(message(TEXT)).toCompletableFuture())
                .toList();

        assertThat(answers).allMatch(answer -> answer.join().outcome() == DeliveryOutcome.SENT);
        assertThat(smsc.mostWaiting()).isBetween(2, 4);
    }

    @Test
    void a_receipt_in_words_is_understood() throws Exception {
        sent(gateway(), TEXT);

        smsc.delivers(
                RECEIPT,
                "id:2027164802 sub:001 dlvrd:001 submit date:2611211000 done date:2611211001 stat:DELIVRD err:000"
                        + " text:Kod: 4071");

        assertThat(receipt())
                .isEqualTo(new Receipt(
                        Set.of("2027164802", "78d41482", "138094725122"), State.DELIVERED, Optional.of("000")));
    }

    @Test
    void a_receipt_in_fields_is_understood() throws Exception {
        sent(gateway(), TEXT);

        smsc.delivers(
                RECEIPT,
                "",
                new OptionalParameter.Receipted_message_id("78D41482x"),
                new OptionalParameter.Message_state((byte) 5));

        assertThat(receipt()).isEqualTo(new Receipt(Set.of("78D41482x"), State.UNDELIVERED, Optional.empty()));
    }

    @Test
    void what_is_no_receipt_is_taken_and_forgotten() throws Exception {
        sent(gateway(), TEXT);

        smsc.delivers(new ESMClass(), "id:1 stat:DELIVRD");
        smsc.delivers(RECEIPT, "What receipt? 4071");
        smsc.delivers(RECEIPT, "id:7 stat:EXPIRED err:0c1");

        assertThat(receipt().state()).isEqualTo(State.EXPIRED);
    }

    private Receipt receipt() throws InterruptedException {
        Receipt receipt = receipts.poll(10, TimeUnit.SECONDS);
        assertThat(receipt).isNotNull();
        return receipt;
    }

    private SmsGateway gateway(Map<String, String> changes) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(new Smpp()));
        values.putAll(Map.of("URL", smsc.url(), "LOGIN", "latchkey", "PASSWORD", FakeSmsc.PASSWORD, "FROM", "Brand"));
        values.putAll(changes);
        GatewayTools tools =
                new GatewayTools(new GatewayHttp(), () -> NOW, (gateway, receipt) -> receipts.add(receipt));
        SmsGateway gateway = new Smpp().open(new GatewayValues(values), tools);
        open.add((AutoCloseable) gateway);
        return gateway;
    }

    private static GatewayAnswer sent(SmsGateway gateway, String text) {
        return gateway.send(message(text))
                .toCompletableFuture()
                .orTimeout(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static OutgoingMessage message(String text) {
        return new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                text,
                NOW,
                NOW.plusSeconds(120));
    }
}
