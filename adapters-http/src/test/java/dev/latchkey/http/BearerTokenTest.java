package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.def-_~+/", "bearer abc.def-_~+/", "BEARER   abc.def-_~+/"})
    void a_bearer_token_is_found_however_the_scheme_is_written(String header) {
        assertThat(BearerToken.in(List.of(header))).contains("abc.def-_~+/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearerabc",
                "Basic abc",
                "abc",
                "Bearer a b",
                "Bearer a,b",
                "Bearer \u00e4",
                "Bearer a\u0000",
                "Token abc",
                "Bearer Bearer abc",
                "Bearer =",
                "Bearer a=b",
                "Bearer\ta",
                "Bearer \ta",
                "Bearer a "
            })
    void anything_else_is_no_token(String header) {
        assertThat(BearerToken.in(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc=", "abc==", "Az09-._~+/"})
    void a_token_may_end_in_equals_signs(String token) {
        assertThat(BearerToken.in(List.of("Bearer " + token))).contains(token);
    }

    @Test
    void a_token_without_end_is_none() {
        assertThat(BearerToken.in(List.of("Bearer " + "a".repeat(5_000)))).isEmpty();
    }

    @Test
    void two_headers_are_none() {
        assertThat(BearerToken.in(List.of("Bearer a", "Bearer a"))).isEmpty();
        assertThat(BearerToken.in(List.of())).isEmpty();
    }
}
