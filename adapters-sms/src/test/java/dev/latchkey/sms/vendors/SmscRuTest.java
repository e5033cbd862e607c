package dev.latchkey.sms.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.HttpVendorContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmscRuTest extends HttpVendorContract {
    @Override
    protected GatewayKind kind() {
        return new SmscRu();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("LOGIN", "ops", "PASSWORD", "sesame-password", "FROM", "Brand");
    }

    @Override
    protected List<String> secrets() {
        return List.of("sesame-password");
    }

    @Override
    protected Said success() {
        return new Said(200, "{\"id\":\"61\",\"cnt\":1,\"cost\":\"1.44\",\"balance\":\"9.9\"}");
    }

    @Override
    protected Optional<String> id() {
        return Optional.of("61");
    }

    @Override
    protected Stream<Refusal> refusals() {
        return Stream.of(
                error(1, "parameters error", DeliveryOutcome.REJECTED),
                error(2, "authorise error", DeliveryOutcome.AUTH),
                error(3, "no money", DeliveryOutcome.NO_FUNDS),
                error(4, "ip is blocked", DeliveryOutcome.RATE_LIMIT),
                error(5, "date is wrong", DeliveryOutcome.REJECTED),
                error(6, "message is denied", DeliveryOutcome.CONTENT_REJECTED),
                error(7, "invalid number", DeliveryOutcome.BAD_NUMBER),
                error(8, "can not to deliver", DeliveryOutcome.UNREACHABLE),
                error(9, "duplicate request, wait a minute", DeliveryOutcome.DUPLICATE),
                error(9, "too many concurrent requests", DeliveryOutcome.RATE_LIMIT),
                error(99, "something new", DeliveryOutcome.REJECTED));
    }

    @Override
    protected void isAsItShouldBe(Received request, OutgoingMessage message) {
        assertThat(request.method()).as("nothing secret is in the address").isEqualTo("POST");
        assertThat(request.uri()).hasToString("/sys/send.php");
        assertThat(request.form())
                .isEqualTo(Map.of(
                        "login", "ops",
                        "psw", "sesame-password",
                        "phones", "79123456789",
                        "mes", message.text(),
                        "sender", "Brand",
                        "fmt", "3",
                        "charset", "utf-8",
                        "valid", "00:02"));
    }

    @ParameterizedTest
    @CsvSource({"1, 00:01", "60, 00:01", "61, 00:02", "5400, 01:30", "172800, 24:00"})
    void nobody_tries_to_bring_a_message_for_longer_than_it_is_worth_reading(long seconds, String valid) {
        OutgoingMessage usual = message();
        OutgoingMessage message = new OutgoingMessage(
                usual.id(),
                usual.phone(),
                usual.purpose(),
                usual.text(),
                usual.createdAt(),
                usual.createdAt().plusSeconds(seconds));

        assertThat(sent(gateway(), message).outcome()).isEqualTo(DeliveryOutcome.SENT);

        assertThat(vendor.last().form().get("valid")).isEqualTo(valid);
    }

    @Test
    void an_api_key_stands_for_login_and_password() {
        Map<String, String> values = Map.of("URL", vendor.url() + "/sys", "KEY", "sesame-key", "TIMEOUT", "8s");

        assertThat(sent(kind().open(new GatewayValues(values), TOOLS), message())
                        .providerId())
                .contains("61");
        assertThat(vendor.last().uri()).hasToString("/sys/send.php");
        assertThat(vendor.last().form())
                .containsEntry("apikey", "sesame-key")
                .doesNotContainKeys("login", "psw", "sender");
    }

    @Test
    void one_of_them_is_needed() {
        GatewayValues none = new GatewayValues(Map.of("URL", vendor.url(), "LOGIN", "ops", "TIMEOUT", "8s"));

        assertThatThrownBy(() -> kind().open(none, TOOLS)).hasMessage("KEY is needed, or LOGIN and PASSWORD");
    }

    private static Refusal error(int code, String words, DeliveryOutcome means) {
        return refusal("{\"error\":\"" + words + "\",\"error_code\":" + code + ",\"id\":1}", means);
    }
}
