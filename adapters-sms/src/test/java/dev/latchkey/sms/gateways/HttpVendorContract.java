package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsGatewayContract;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.BrokenVendor.Mishap;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every gateway over HTTP promises, whoever the vendor is. */
@Timeout(60)
public abstract class HttpVendorContract implements SmsGatewayContract {
    private static final String TEXT = "Код для входа: 4071. Никому \"его\" & <не> сообщайте.\n@id.example.org #4071";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    protected static final GatewayTools TOOLS =
            new GatewayTools(new GatewayHttp(), () -> NOW, (gateway, receipt) -> {});

    protected final FakeVendor vendor = new FakeVendor();
    private final Listening listening = new Listening();

    protected abstract GatewayKind kind();

    /** What it is set to, save where it is. */
    protected abstract Map<String, String> settings();

    /** The values among those that nobody may see. */
    protected abstract List<String> secrets();

    /** How the vendor says that it has taken a message, under the name {@link #id}. */
    protected abstract Said success();

    protected abstract Optional<String> id();

    /** Every error that the vendor is known to answer, and what it means. */
    protected abstract Stream<Refusal> refusals();

    /** Looks at what the vendor was asked. */
    protected abstract void isAsItShouldBe(Received request, OutgoingMessage message);

    @BeforeEach
    void takeEveryMessage() {
        vendor.answers(success().status, success().body);
    }

    @AfterEach
    void nothing_secret_was_logged() {
        listening.close();
        vendor.close();
        assertThat(listening.lines()).allSatisfy(line -> {
            assertThat(line).doesNotContain("4071", "9123456789");
            secrets().forEach(secret -> assertThat(line).doesNotContain(secret));
        });
    }

    @Override
    public SmsGateway gateway() {
        return gatewayAt(vendor.url(), "8s");
    }

    @Override
    public SmsGateway slowGateway() {
        vendor.keepsSilent();
        return gatewayAt(vendor.url(), "8s");
    }

    @Test
    void is_called_what_its_settings_are_called() {
        assertThat(gateway().name()).isEqualTo(kind().name());
    }

    @Test
    void asks_as_the_vendor_wants_to_be_asked() {
        OutgoingMessage message = message();

        GatewayAnswer answer = sent(gateway(), message);

        assertThat(answer).isEqualTo(new GatewayAnswer(DeliveryOutcome.SENT, id(), Optional.empty()));
        assertThat(vendor.received()).hasSize(1);
        isAsItShouldBe(vendor.last(), message);
    }

    @Test
    void the_vendor_may_be_behind_a_path_of_somebody_elses() {
        GatewayAnswer unused = sent(gatewayAt(vendor.url() + "/proxy", "8s"), message());

        assertThat(vendor.last().uri().getPath()).startsWith("/proxy/").doesNotContain("//");
    }

    @TestFactory
    Stream<DynamicTest> every_error_of_the_vendor_has_its_meaning() {
        return refusals()
                .map(refusal -> DynamicTest.dynamicTest(refusal.said.toString(), () -> {
                    vendor.answers(refusal.said.status, refusal.said.body);
                    assertThat(sent(gateway(), message()).outcome()).isEqualTo(refusal.means);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "true",
                "0",
                "\"OK\"",
                "{\"",
                "<html>OK</html>",
                "[{}]",
                "{\"data\":[]}",
                "{\"status\":\"OK\"}",
                "{\"ok\":true}",
                "{\"success\":true}",
                "{\"messages\":[]}",
                "{\"messages\":{}}"
            })
    void a_success_that_is_not_told_as_one_may_or_may_not_be_one(String body) {
        vendor.answers(200, body);

        assertThat(sent(gateway(), message()).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "301, REJECTED", "302, REJECTED", "307, REJECTED", "401, AUTH", "402, NO_FUNDS", "403, AUTH", "404, REJECTED",
        "405, REJECTED", "408, UNKNOWN", "429, RATE_LIMIT", "500, UNKNOWN", "502, UNKNOWN", "503, FAILED",
                "504, UNKNOWN"
    })
    void a_status_speaks_where_the_body_does_not(int status, DeliveryOutcome meaning) {
        vendor.answers(status, "<html><h1>Trouble</h1></html>");

        assertThat(sent(gateway(), message())).isEqualTo(GatewayAnswer.of(meaning, "http-" + status));
        assertThat(vendor.received()).as("no redirect is followed").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502})
    void a_success_with_the_status_of_a_failure_is_not_believed(int status) {
        vendor.answers(status, success().body);

        assertThat(sent(gateway(), message()).outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void a_vendor_that_cannot_be_reached_has_surely_not_sent() throws IOException {
        int nobodys;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodys = socket.getLocalPort();
        }

        GatewayAnswer answer = sent(gatewayAt("http://127.0.0.1:" + nobodys, "8s"), message());

        assertThat(answer).isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable"));
        assertThat(sent(gatewayAt("http://no-such-host.invalid", "8s"), message())
                        .outcome())
                .isEqualTo(DeliveryOutcome.FAILED);
    }

    @Test
    void a_vendor_that_keeps_silent_may_have_sent() {
        vendor.keepsSilent();
        long begun = System.nanoTime();

        GatewayAnswer answer = sent(gatewayAt(vendor.url(), "300ms"), message());

        assertThat(answer).isEqualTo(GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "timeout"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource
    void a_vendor_that_breaks_may_have_sent_and_is_asked_once(Mishap mishap) throws IOException {
        try (BrokenVendor broken = new BrokenVendor(mishap)) {
            GatewayAnswer answer = sent(gatewayAt(broken.url(), "1s"), message());

            assertThat(answer.outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
            assertThat(broken.requests()).isEqualTo(1);
        }
    }

    protected final SmsGateway gatewayAt(String url, String timeout) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(kind()));
        values.putAll(settings());
        values.put("URL", url + values.getOrDefault("PATH", ""));
        values.put(Gateways.TIMEOUT, timeout);
        return kind().open(new GatewayValues(values), TOOLS);
    }

    protected static GatewayAnswer sent(SmsGateway gateway, OutgoingMessage message) {
        return gateway.send(message)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    protected static OutgoingMessage message() {
        return new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                TEXT,
                NOW,
                NOW.plusSeconds(120));
    }

    protected static Refusal refusal(String body, DeliveryOutcome means) {
        return refusal(200, body, means);
    }

    protected static Refusal refusal(int status, String body, DeliveryOutcome means) {
        return new Refusal(new Said(status, body), means);
    }

    /** What a vendor says. */
    public record Said(int status, String body) {}

    /** A no of a vendor. */
    public record Refusal(Said said, DeliveryOutcome means) {}
}
