package dev.latchkey.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.bootstrap.RunningLatchkey;
import dev.latchkey.telegram.fake.FakeBot;
import dev.latchkey.telegram.fake.FakeTelegram;
import dev.latchkey.telegram.fake.Person;
import dev.latchkey.telegram.fake.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does who follows docs/telegram.md: the fake Telegram, the whole of Latchkey with its bot, one browser. */
@Timeout(300)
class TryItOutIT {
    private static final double PATIENCE = 30_000;
    private static final Pattern YES = Pattern.compile("^(Yes|Да)");
    private static final Pattern NO = Pattern.compile("[Nn]ot me|[Нн]е я");

    /** Begins a session, keeps what its stream says, and returns the link to the bot. */
    private static final String LISTEN = """
            async sessions => {
              const request = {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'};
              const begun = await (await fetch(sessions, request)).json();
              window.heard = [];
              window.events = new EventSource(`${sessions}/${begun.session_id}/events`);
              for (const name of ['bot_started', 'contact_requested', 'contact_shared', 'approved', 'rejected', 'expired']) {
                events.addEventListener(name, event => heard.push(`${event.lastEventId} ${name} ${event.data}`));
              }
              return begun.bot_url;
            }""";

    @TempDir
    static Path directory;

    private static Browser browser;
    private static HttpServer site;
    private static FakeTelegram telegram;
    private static RunningLatchkey latchkey;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        site = emptySite();
        int port = freePort();
        telegram = FakeTelegram.start(FakeBot.USUAL, 0, URI.create("http://127.0.0.1:" + port));
        latchkey = RunningLatchkey.start(
                directory,
                Map.of(
                        "HTTP_PORT", Integer.toString(port),
                        "ALLOWED_ORIGINS", address(site),
                        "TELEGRAM_API_URL", telegram.uri().toString(),
                        "TELEGRAM_LINK_URL", telegram.uri().toString(),
                        "TELEGRAM_BOT_TOKEN", telegram.bot().token()));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (latchkey != null) {
            latchkey.close();
        }
        if (telegram != null) {
            telegram.close();
        }
        if (site != null) {
            site.stop(0);
        }
    }

    @Test
    void says_yes_to_the_bot_and_is_in() {
        Page page = begun("Анна", false);
        answer(page, YES);
        decided(page, "You are signed in");
        assertThat(page.locator("#who")).containsText("@anna");
        picture(page, "really-in");

        Page again = begun("Анна", false);
        answer(again, NO);
        decided(again, "It was refused on the phone");
    }

    @Test
    void shares_a_number_in_place_of_a_code_by_sms() {
        Page page = begun("Boris", true);
        page.locator("#keys .key").first().click();
        answer(page, YES);
        decided(page, "You are signed in");
        assertThat(page.locator("#who")).containsText("+491713920002");
        picture(page, "really-shared");
    }

    /** On a site of somebody's own, beside Latchkey. */
    @Test
    void a_page_hears_what_goes_on_though_its_line_breaks() throws IOException {
        try (BreakingLine line = new BreakingLine(latchkey.uri().getPort())) {
            Page page = browser.page();
            page.navigate(address(site));
            String sessions = line.uri() + "/api/v1/auth/telegram/sessions";
            String link = (String) page.evaluate(LISTEN, sessions);
            Person carla = telegram.person(new Profile(
                    6_000_000_001L, "Carla", Optional.empty(), Optional.of("carla"), "en", Optional.empty()));
            carla.opens(link);
            page.waitForFunction("heard.length == 1");
            assertThat(hearsAsStranger((String) page.evaluate("events.url"))).isEqualTo("refused");

            line.breaks();
            page.waitForCondition(() -> line.heard("Last-Event-ID: 1"));
            String unused = carla.presses(carla.sees("Is it you"), "Yes, it is me");

            page.waitForFunction("events.readyState == EventSource.CLOSED");
            assertThat(page.evaluate("heard")).isEqualTo(List.of("1 bot_started {}", "4 approved {}"));
            assertThat(line.heard("Last-Event-ID: 4")).isTrue();
        }
    }

    /** What a page hears whose address nobody has allowed. */
    private static Object hearsAsStranger(String url) {
        return browser.page().evaluate("""
                url => new Promise(end => {
                  const events = new EventSource(url);
                  events.addEventListener('bot_started', () => end('heard'));
                  events.onerror = () => end(events.readyState == EventSource.CLOSED ? 'refused' : 'comes again');
                })""", url);
    }

    /** In the usual language, and in each of the two. */
    @Test
    @Timeout(30)
    void the_menu_of_the_bot_offers_what_it_can_be_asked() {
        while (telegram.calls().stream()
                        .filter(call -> call.method().equals("setMyCommands"))
                        .count()
                < 3) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static Page begun(String person, boolean withNumber) {
        Page page = browser.page("en-GB", 1280);
        page.navigate(telegram.uri().toString());
        page.locator(".who")
                .filter(new Locator.FilterOptions().setHasText(person))
                .click();
        assertThat(page.locator("#fill")).containsText(person);
        if (withNumber) {
            page.locator("#fill").click();
        }
        page.locator(".telegram").first().click();
        page.locator("#link").click();
        page.locator("#start").click();
        return page;
    }

    private static void answer(Page page, Pattern words) {
        Locator button = page.locator(".theirs .key").filter(new Locator.FilterOptions().setHasText(words));
        button.last().click(new Locator.ClickOptions().setTimeout(PATIENCE));
    }

    private static void decided(Page page, String words) {
        assertThat(page.locator("#verdict")).hasText(words, new HasTextOptions().setTimeout(PATIENCE));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }

    private static HttpServer emptySite() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
