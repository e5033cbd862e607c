package dev.latchkey.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.LoadState;
import dev.latchkey.bootstrap.RunningLatchkey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages that describe the API, in a real browser. */
@Timeout(300)
class PagesIT {
    private static final double PATIENCE = 30_000;

    @TempDir
    static Path directory;

    private static Browser browser;
    private static RunningLatchkey latchkey;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        latchkey = RunningLatchkey.start(directory, Map.of());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (latchkey != null) {
            latchkey.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.page();
        page.onRequest(request -> requests.add(request.url()));
        page.onRequestFailed(request -> troubles.add("failed: " + request.url()));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                troubles.add(response.status() + " " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
    }

    @Test
    void the_first_page_leads_to_the_others() {
        visit("/");

        for (String path : List.of("/docs", "/redoc", "/openapi.json")) {
            assertThat(page.locator("a[href='" + path + "']").first()).isVisible();
        }
        assertQuiet();
    }

    @Test
    void swagger_ui_shows_every_operation_and_can_try_them_out() {
        visit("/docs");
        assertThat(page.locator(".opblock")).hasCount(operations(), new HasCountOptions().setTimeout(PATIENCE));

        page.locator(".opblock")
                .filter(new Locator.FilterOptions().setHasText("/api/v1/me/invited"))
                .click();
        assertThat(page.locator("tr[data-param-name]")).hasCount(3);

        Locator live = page.locator(".opblock").filter(new Locator.FilterOptions().setHasText("/health/live"));
        live.click();
        live.getByText("Try it out").click();
        live.getByText("Execute").click();
        assertThat(live.locator(".live-responses-table .response .response-col_status")
                        .first())
                .containsText("200");
        assertQuiet();
    }

    @Test
    void redoc_shows_every_operation() {
        visit("/redoc");
        assertThat(page.locator("div[id^='operation/']"))
                .hasCount(operations(), new HasCountOptions().setTimeout(PATIENCE));
        assertQuiet();
    }

    private void visit(String path) {
        page.navigate(latchkey.uri().resolve(path).toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private int operations() {
        return (int) latchkey.app()
                .endpoints()
                .filter(endpoint -> !endpoint.startsWith("HEAD "))
                .count();
    }

    /** Nothing was asked of another host, and nothing went wrong. */
    private void assertQuiet() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(troubles).isEmpty();
        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(url -> assertThat(isOurs(url)).as(url).isTrue());
    }

    private static boolean isOurs(String url) {
        return url.startsWith("data:")
                || url.startsWith("blob:")
                || URI.create(url).getAuthority().equals(latchkey.uri().getAuthority());
    }
}
