package dev.latchkey.domain.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatewayAnswerTest {
    @Test
    void names_and_codes_are_kept_as_they_came() {
        assertThat(GatewayAnswer.sent("SM0123-abc").providerId()).contains("SM0123-abc");
        assertThat(GatewayAnswer.of(DeliveryOutcome.BAD_NUMBER, "21211").providerCode())
                .contains("21211");
    }

    @Test
    void what_may_repeat_the_text_is_no_code() {
        assertThat(GatewayAnswer.of(DeliveryOutcome.FAILED, "Your code: 0123 is bad")
                        .providerCode())
                .isEmpty();
        assertThat(GatewayAnswer.of(DeliveryOutcome.FAILED, "").providerCode()).isEmpty();
        assertThat(GatewayAnswer.of(DeliveryOutcome.FAILED, "E".repeat(100))
                        .providerCode()
                        .orElseThrow())
                .hasSize(60);
    }

    @Test
    void what_cannot_be_a_name_is_none() {
        assertThat(GatewayAnswer.sent("  ").providerId()).isEmpty();
        assertThat(GatewayAnswer.sent("x".repeat(201)).providerId()).isEmpty();
        assertThat(GatewayAnswer.sent("a\nb").providerId()).isEmpty();
        assertThat(GatewayAnswer.sent("a\u0000b").providerId()).isEmpty();
    }
}
