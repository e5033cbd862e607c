package dev.latchkey.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import dev.latchkey.bootstrap.RunningLatchkey;
import java.io.IOException;
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

/** The pages that describe the API, and those that links in letters open, in a real browser. */
@Timeout(300)
class PagesIT {
    private static final double PATIENCE = 30_000;
    private static final String TEA = "tea for 2 at noon";
    private static final String COFFEE = "coffee for 3 at ten";

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
        latchkey = RunningLatchkey.start(directory, Map.of("LOGIN_CODE_RESEND_AFTER", "0"));
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

    @Test
    void the_links_of_letters_verify_an_address_set_a_password_and_change_the_address() throws Exception {
        said(api("auth/signup", Map.of("email", "first@example.org", "password", TEA), ""), 201);
        visit("/auth/email#token=" + latchkey.tokenFor("first@example.org", "/auth/email"));
        JsonNode before = said(api("auth/login", Map.of("login", "first@example.org", "password", TEA), ""), 200);
        assertThat(before.at("/user/email_verified").asBoolean()).isFalse();
        press("The address is confirmed.");
        assertQuiet();

        said(api("auth/password/forgot", Map.of("email", "first@example.org"), ""), 202);
        visit("/auth/password/reset#token=" + latchkey.tokenFor("first@example.org", "/auth/password/reset"));
        page.locator("#password").fill("password");
        press("This password is among the first that others would try.");
        page.locator("#password").fill(COFFEE);
        press("The new password is set.");

        JsonNode auth = said(api("auth/login", Map.of("login", "first@example.org", "password", COFFEE), ""), 200);
        assertThat(auth.at("/user/email_verified").asBoolean()).isTrue();
        said(api("me/email", Map.of("email", "second@example.org"), access(auth)), 202);
        visit("/auth/email/change#token=" + latchkey.tokenFor("second@example.org", "/auth/email/change"));
        page.locator("#login").fill("first@example.org");
        page.locator("#button").click();
        page.locator("#password").fill(COFFEE);
        press("Your account has the new address now.");
        said(api("auth/login", Map.of("login", "second@example.org", "password", COFFEE), ""), 200);
    }

    @Test
    void an_address_is_taken_with_a_code_and_a_stranger_who_tries_leaves_no_account() throws Exception {
        page = browser.page("ru-RU", 390);
        JsonNode owner = signUp("+79161234501");
        said(api("me/email", Map.of("email", "third@example.org"), access(owner)), 202);
        String link = "/auth/email/change#token=" + latchkey.tokenFor("third@example.org", "/auth/email/change");

        visit(link);
        signIn("8 (916) 123-45-02", "+79161234502", "Учётной записи с этим номером нет.");
        signUp("+79161234502");
        page.reload();
        signIn("+79161234501", "+79161234501", "Теперь у вашей учётной записи новый адрес.");
    }

    private JsonNode signUp(String phone) throws Exception {
        JsonNode asked = said(api("auth/phone", Map.of("phone", phone), ""), 202);
        String challenge = asked.path("challenge_id").asText();
        return said(
                api("auth/phone/verify", Map.of("challenge_id", challenge, "code", latchkey.codeFor(phone)), ""), 201);
    }

    private void signIn(String typed, String phone, String answer) throws InterruptedException {
        page.locator("#login").fill(typed);
        page.locator("#button").click();
        page.locator("#code").fill(latchkey.codeFor(phone));
        press(answer);
    }

    private void press(String answer) {
        page.locator("#button").click();
        assertThat(page.locator("#answer")).containsText(answer, new ContainsTextOptions().setTimeout(PATIENCE));
    }

    private APIResponse api(String path, Map<String, String> body, String access) {
        RequestOptions options = RequestOptions.create().setData(body);
        if (!access.isEmpty()) {
            options.setHeader("Authorization", "Bearer " + access);
        }
        return page.request().post(latchkey.uri().resolve("/api/v1/" + path).toString(), options);
    }

    private static JsonNode said(APIResponse answer, int status) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static String access(JsonNode auth) {
        return auth.path("access_token").asText();
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
