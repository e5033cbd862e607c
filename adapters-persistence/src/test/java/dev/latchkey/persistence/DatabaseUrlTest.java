package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    private static final DatabaseUrl EXPECTED =
            new DatabaseUrl("db.example:5433", "shop", "anna", "se:cr@t/+ %", Map.of("sslmode", "require"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://anna:se%3Acr%40t%2F+%20%25@db.example:5433/shop?sslmode=require",
                "postgresql://anna:se:cr%40t%2f%2B%20%25@db.example:5433/shop?sslmode=require",
                "jdbc:postgresql://anna:se:cr@t%2F+ %25@db.example:5433/shop?sslmode=require",
                "jdbc:postgresql://db.example:5433/shop?user=anna&sslmode=require&password=se:cr@t/%2B%20%25",
                "  postgres://anna:se:cr%40t%2F+%20%25@db.example:5433/shop?sslmode=require\n",
            })
    void every_usual_form_is_understood(String text) {
        assertThat(DatabaseUrl.parse(text)).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "mysql://a:sesame@h/d",
                "postgres://a:sesame@/d",
                "postgres://a:sesame@h",
                "postgres://h/d",
                "postgres://a:sesame%ZZ@h/d",
                "jdbc:postgresql:d?user=a&password=sesame"
            })
    void what_is_no_address_is_refused_without_being_repeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageNotContaining("sesame")
                .withNoCause();
    }

    @Test
    void hosts_without_port_and_more_than_one_host_are_understood() {
        assertThat(DatabaseUrl.parse("postgres://a:b@h/d").hosts()).isEqualTo("h");
        assertThat(DatabaseUrl.parse("postgres://a:b@[::1]:5432/d").hosts()).isEqualTo("[::1]:5432");
        assertThat(DatabaseUrl.parse("postgres://a:b@h1:1,h2:2/d?targetServerType=primary")
                        .hosts())
                .isEqualTo("h1:1,h2:2");
    }

    @Test
    void a_password_is_not_needed() {
        assertThat(DatabaseUrl.parse("postgres://a@h/d").password()).isEmpty();
    }

    @Test
    void parameters_of_libpq_get_the_names_of_jdbc() {
        assertThat(DatabaseUrl.parse("postgres://a@h/d?application_name=x&connect_timeout=3&flag")
                        .parameters())
                .isEqualTo(Map.of("ApplicationName", "x", "connectTimeout", "3", "flag", ""));
    }

    @Test
    void the_password_is_never_printed() {
        assertThat(EXPECTED.with("sslpassword", "sesame")).hasToString("postgres://anna:***@db.example:5433/shop");
    }
}
