package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardsConfigTest {
    private static final String SECRET = "whsec_q83vEjRWeJq83vASNFZ4mrze8BI0VniavN7wEjRWeJo=";
    private static final String URL = "https://shop.example.org/hooks/3kTzHq?tenant=1";

    @Test
    void nobody_is_told_unless_somebody_is_named() {
        assertThat(Config.of(Map.of()).rewards().receiver()).isEmpty();
        assertThat(Config.of(settings(URL, SECRET))
                        .rewards()
                        .receiver()
                        .orElseThrow()
                        .url())
                .isEqualTo(URI.create(URL));
    }

    @Test
    void neither_the_secret_nor_where_exactly_it_goes_is_printed() {
        Config config = Config.of(settings(URL, SECRET));

        assertThat(config.shown().toString())
                .contains("https://shop.example.org/***")
                .doesNotContain("3kTzHq")
                .doesNotContain(SECRET.substring(6, 20));
        assertThat(config.rewards().toString()).doesNotContain("3kTzHq").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "example.org",
                "/rewards",
                "https:///rewards",
                "https://user:pass@example.org/",
                "https://example.org/#x",
                "https://exa mple.org/"
            })
    void only_addresses_of_the_web_are_addresses(String url) {
        assertThatThrownBy(() -> Config.of(settings(url, SECRET)))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining("REWARD_WEBHOOK_URL");
    }

    @Test
    void an_address_and_a_secret_go_together() {
        assertThatThrownBy(() -> Config.of(Map.of("REWARD_WEBHOOK_URL", URL))).isInstanceOf(InvalidConfig.class);
        assertThatThrownBy(() -> Config.of(Map.of("REWARD_WEBHOOK_SECRET", SECRET)))
                .isInstanceOf(InvalidConfig.class);
        assertThatThrownBy(() -> Config.of(settings(URL, "whsec_c2VjcmV0")))
                .isInstanceOf(InvalidConfig.class)
                .message()
                .contains("REWARD_WEBHOOK_SECRET")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void production_wants_https() {
        Map<String, String> settings = settings("http://shop.example.org/rewards", SECRET);
        assertThat(Config.of(settings).rewards().receiver()).isPresent();
        settings.put("ENVIRONMENT", "production");

        assertThatThrownBy(() -> Config.of(settings))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining("REWARD_WEBHOOK_URL");
    }

    private static Map<String, String> settings(String url, String secret) {
        return new HashMap<>(Map.of("REWARD_WEBHOOK_URL", url, "REWARD_WEBHOOK_SECRET", secret));
    }
}
