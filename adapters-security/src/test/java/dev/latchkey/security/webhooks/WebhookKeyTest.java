package dev.latchkey.security.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeyTest {

    @Test
    void signs_as_the_published_vector_of_standard_webhooks_says() {
        WebhookKey key = WebhookKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = key.signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64})
    void takes_keys_of_24_to_64_bytes(int length) {
        assertThat(WebhookKey.parse("whsec_" + Base64.getEncoder().encodeToString(new byte[length])))
                .hasToString("WebhookKey[***]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2VjcmV0",
                "whsec_not base64 at all, but long enough for it!",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void takes_nothing_else_and_repeats_none_of_it(String text) {
        assertThatThrownBy(() -> WebhookKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("c2VjcmV0", "base64 at all", "MfKQ");
    }
}
