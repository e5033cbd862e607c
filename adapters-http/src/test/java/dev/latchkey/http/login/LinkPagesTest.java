package dev.latchkey.http.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.password.LinkRules;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.http.TestServer;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkPagesTest {
    private static final Pattern PART = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestServer.publicSettings(), new LinkPages("Tom & <Jerry>", Language.RU));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_link_of_a_letter_opens_a_page(LinkPurpose purpose) {
        TestServer.Answer page = server.get(LinkRules.page(purpose));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("<html lang=\"ru\">", "<title>Tom &amp; &lt;Jerry&gt;</title>")
                .doesNotContain("{{", "<Jerry>");
    }

    @ParameterizedTest
    @EnumSource
    void a_page_finds_its_parts_below_any_path(LinkPurpose purpose) {
        String path = LinkRules.page(purpose);
        URI below = URI.create("https://example.org/id" + path);
        List<String> parts = PART.matcher(server.get(path).body())
                .results()
                .map(part -> below.resolve(part.group(1)).toString())
                .toList();

        assertThat(parts).hasSize(3).allSatisfy(part -> {
            assertThat(part).startsWith("https://example.org/id/assets/");
        });
    }

    @Test
    void a_page_may_load_and_run_its_own_files_only() {
        TestServer.Answer page = server.get("/auth/password/reset");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(server.get("/assets/link.js").status()).isEqualTo(200);
        assertThat(server.get("/assets/link.css").status()).isEqualTo(200);
    }
}
