package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sms.gateways.FakeVendor.Received;
import dev.latchkey.sms.vendors.TelegramGateway;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class FeedbackDeskTest {
    private final FakeVendor vendor = new FakeVendor();
    private final Listening listening = new Listening();

    @AfterEach
    void nothing_secret_was_logged() {
        listening.close();
        vendor.close();
        assertThat(listening.lines())
                .allSatisfy(line -> assertThat(line).doesNotContain("4071").doesNotContain("sesame"));
    }

    @Test
    void telegram_gateway_is_told_which_code_was_typed() {
        told("telegram");

        Received told = vendor.last();
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.uri()).hasToString("/checkVerificationStatus");
        assertThat(told.header("Authorization")).isEqualTo("Bearer sesame");
        assertThat(VendorAnswer.parsed(told.body()))
                .isEqualTo(VendorAnswer.parsed("{\"request_id\":\"r1\",\"code\":\"4071\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"ok\":true,\"result\":{\"verification_status\":{\"status\":\"code_valid\",\"code_entered\":\"4071\"}}}'",
        "200, '{\"ok\":false,\"error\":\"REQUEST_ID_INVALID\"}'",
        "500, 4071",
        "302, ''"
    })
    void whatever_a_vendor_says_to_that_is_no_trouble_and_is_not_repeated(int status, String body) {
        vendor.answers(status, body);

        told("telegram");

        assertThat(vendor.received()).hasSize(1);
    }

    @Test
    void a_vendor_that_hangs_up_is_no_trouble() {
        vendor.answersBy(request -> FakeVendor.Reply.HANGING_UP);

        told("telegram");

        assertThat(vendor.received()).hasSize(1);
    }

    @Test
    void a_vendor_that_does_not_want_to_hear_of_it_is_told_nothing() {
        told("smsc");

        assertThat(vendor.received()).isEmpty();
    }

    private void told(String gateway) {
        GatewayValues values = new GatewayValues(Map.of("URL", vendor.url(), "TOKEN", "sesame"));
        FeedbackDesk desk = new FeedbackDesk(
                new GatewayHttp(),
                Map.of("telegram", new TelegramGateway().feedback(values).orElseThrow()));

        desk.tell(gateway, "r1", "4071").orTimeout(30, TimeUnit.SECONDS).join();
    }
}
