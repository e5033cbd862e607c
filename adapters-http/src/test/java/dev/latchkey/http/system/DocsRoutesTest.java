package dev.latchkey.http.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.http.TestServer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsRoutesTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestServer.publicSettings(), new DocsRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_description_is_told_as_json() {
        TestServer.Answer answer = server.get("/openapi.json");
        JsonNode description = answer.json();

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(description.at("/paths/~1openapi.json/get").isObject()).isTrue();
    }

    @Test
    void what_is_served_is_described() {
        JsonNode paths = server.get("/openapi.json").json().path("paths");

        assertThat(server.server().endpoints().filter(endpoint -> endpoint.startsWith("GET ")))
                .isNotEmpty()
                .allSatisfy(endpoint ->
                        assertThat(paths.path(endpoint.substring(4)).has("get")).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"/, Latchkey", "/docs, Latchkey API", "/docs/, Latchkey API", "/redoc, Latchkey API"})
    void pages_are_pages_with_a_title_and_a_language(String path, String title) {
        TestServer.Answer page = server.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body()).contains("<title>" + title, "<html lang=\"en\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/redoc"})
    void everything_a_page_needs_comes_from_here(String path) {
        String page = server.get(path).body();

        assertThat(LINK.matcher(page).results().map(MatchResult::group)).isNotEmpty();
        LINK.matcher(page)
                .results()
                .map(link -> link.group(1))
                .filter(link -> link.startsWith("/assets/"))
                .forEach(link -> assertThat(server.get(link).status()).as(link).isEqualTo(200));
        assertThat(page).doesNotContain("http://", "https://", "<style", "onload=", "onclick=");
        assertThat(Pattern.compile("<script(?! src=)").matcher(page).find()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/redoc"})
    void a_page_may_load_nothing_from_elsewhere(String path) {
        TestServer.Answer page = server.get(path);
        String policy = page.header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("http", "*", "unsafe-eval");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void no_logo_is_fetched_from_its_maker() {
        assertThat(server.get("/assets/redoc.standalone.js").body())
                .contains("Redoc")
                .doesNotContain("cdn.redoc.ly", "fonts.googleapis");
    }

    @Test
    void the_outside_validator_is_switched_off() {
        assertThat(server.get("/assets/swagger-ui-start.js").body()).contains("validatorUrl: null");
    }

    @Test
    void assets_are_kept_and_asked_about() {
        TestServer.Answer first = server.get("/assets/latchkey.css");
        TestServer.Answer again = server.get("/assets/latchkey.css", "If-None-Match", first.header("ETag"));
        TestServer.Answer other = server.get("/assets/latchkey.css", "If-None-Match", "\"other\"");

        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void large_assets_travel_packed() {
        TestServer.Answer plain = server.send("HEAD", "/assets/swagger-ui-bundle.js", null);
        TestServer.Answer packed =
                server.send("HEAD", "/assets/swagger-ui-bundle.js", null, "Accept-Encoding", "br, gzip");

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(Long.parseLong(packed.header("Content-Length")))
                .isLessThan(Long.parseLong(plain.header("Content-Length")) / 2);
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void assets_answer_other_methods_like_everything_else() {
        assertThat(server.send("POST", "/docs", "{}").status()).isEqualTo(405);
        assertThat(server.send("DELETE", "/assets/latchkey.css", null).code()).isEqualTo("method.not_allowed");
        assertThat(server.get("/assets/nothing.js").code()).isEqualTo("route.unknown");
    }
}
