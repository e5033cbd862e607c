package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
    @Test
    void all_but_the_host_may_be_left_out() {
        assertThat(RedisUrl.parse("redis://cache")).isEqualTo(new RedisUrl("cache", 6379, "", "", 0, false));
        assertThat(RedisUrl.parse(" rediss://cache_1:6380/ "))
                .isEqualTo(new RedisUrl("cache_1", 6380, "", "", 0, true));
        assertThat(RedisUrl.parse("redis://[::1]:7000/15")).isEqualTo(new RedisUrl("::1", 7000, "", "", 15, false));
    }

    @Test
    void user_and_password_may_have_any_character() {
        assertThat(RedisUrl.parse("redis://:pass@cache").password()).isEqualTo("pass");
        assertThat(RedisUrl.parse("redis://app:p%40s+s%3A%2F@cache/1"))
                .isEqualTo(new RedisUrl("cache", 6379, "app", "p@s+s:/", 1, false));
        assertThat(RedisUrl.parse("redis://app:p@ss:word/@cache").password()).isEqualTo("p@ss:word/");
    }

    @Test
    void never_prints_the_password() {
        assertThat(RedisUrl.parse("rediss://app:sesame@[fe80::1]:1/2")).hasToString("rediss://app:***@[fe80::1]:1/2");
        assertThat(RedisUrl.parse("redis://:sesame@cache")).hasToString("redis://:***@cache:6379/0");
        assertThat(RedisUrl.parse("redis://cache")).hasToString("redis://cache:6379/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cache:6379",
                "http://cache",
                "redis://",
                "redis://sesame@cache",
                "redis://sesame:@cache",
                "redis://:sesame@cache:0",
                "redis://:sesame@cache:65536",
                "redis://:sesame@cache:123456",
                "redis://:sesame@cache/db",
                "redis://:sesame@cache/0?ssl=true",
                "redis://:sesame@one:1,two:2",
                "redis://:sesame%4@cache",
                "redis://:sesame@ca che"
            })
    void what_is_none_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> RedisUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("sesame"));
    }
}
