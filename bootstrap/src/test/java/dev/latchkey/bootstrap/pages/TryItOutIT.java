package dev.latchkey.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.latchkey.bootstrap.RunningLatchkey;
import dev.latchkey.telegram.fake.FakeBot;
import dev.latchkey.telegram.fake.FakeTelegram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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

    @TempDir
    static Path directory;

    private static Browser browser;
    private static FakeTelegram telegram;
    private static RunningLatchkey latchkey;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        int port = freePort();
        telegram = FakeTelegram.start(FakeBot.USUAL, 0, URI.create("http://127.0.0.1:" + port));
        latchkey = RunningLatchkey.start(
                directory,
                Map.of(
                        "HTTP_PORT", Integer.toString(port),
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
