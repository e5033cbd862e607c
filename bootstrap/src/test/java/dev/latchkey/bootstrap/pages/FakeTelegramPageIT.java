package dev.latchkey.bootstrap.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page of {@code latchkey telegram fake} in a real browser: a newcomer is the site and the phone at once. */
@Timeout(300)
class FakeTelegramPageIT {
    private static final int DESK = 1280;
    private static final int POCKET = 390;

    private static Browser browser;
    private static ScriptedLatchkey latchkey;

    private final List<String> troubles = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        browser = Browser.start();
        latchkey = ScriptedLatchkey.start();
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

    @Test
    void somebody_signs_in_by_saying_yes_on_the_phone() {
        Page page = open("en-GB", DESK);
        picture(page, "desk-begin");
        press(page, "Sign in with Telegram");
        assertThat(page.locator("#match")).hasText("42");
        picture(page, "desk-waiting");
        page.locator("#link").click();
        page.locator("#start").click();
        assertThat(page.locator(".bubble").first()).containsText("/start");
        picture(page, "desk-asked");
        press(page, "Yes, it is me");

        assertThat(page.locator("#verdict")).hasText("You are signed in");
        assertThat(page.locator("#who")).containsText("@anna");
        assertThat(page.locator("#toast")).hasText("Welcome!");
        assertThat(page.locator(".theirs .bubble").last()).containsText("Confirmed");
        assertThat(page.locator(".theirs .key")).hasCount(0);
        picture(page, "desk-in");
        assertThat(troubles).isEmpty();
    }

    @Test
    void a_number_is_shared_and_only_the_own_one_counts() {
        Page page = open("en-GB", DESK);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Boris")))
                .click();
        assertThat(page.locator("#fill")).containsText("Boris");
        page.locator("#fill").click();
        assertThat(page.locator("#number")).hasValue("+491713920002");
        press(page, "Sign in with Telegram");
        page.locator("#link").click();
        page.locator("#start").click();
        page.locator("#attach").click();
        picture(page, "desk-sheet");
        page.locator(".choice")
                .filter(new Locator.FilterOptions().setHasText("Pass on"))
                .first()
                .click();
        assertThat(page.locator(".theirs .bubble").last()).containsText("your own number");
        press(page, "Share my number");
        assertThat(page.locator(".contact").last()).containsText("+491713920002");
        picture(page, "desk-contact");
        press(page, "This was not me");
        assertThat(page.locator("#verdict")).hasText("It was refused on the phone");
        press(page, "Once more");
        assertThat(page.locator("#begin")).isVisible();
        assertThat(troubles).isEmpty();
    }

    @Test
    void a_link_opens_the_phone_and_who_blocked_the_bot_cannot_be_reached() {
        Page page = browser.page("ru-RU", POCKET);
        listen(page);
        page.navigate(address() + latchkey.telegram().bot().username() + "?start=none");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Mallory")))
                .click();
        assertThat(page.locator("#start")).hasText("Начать");
        picture(page, "pocket-start");
        page.locator("#start").click();
        assertThat(page.locator(".mine")).hasCount(1);
        page.locator("#words").fill("/help");
        page.locator("#send").click();
        assertThat(page.locator(".theirs .bubble").last()).containsText("I open doors");
        press(page, "Заблокировать");
        assertThat(page.locator("#bot-state")).hasText("заблокирован");
        assertThat(page.locator("#say")).isHidden();
        press(page, "Разблокировать");
        assertThat(page.locator("#say")).isVisible();
        assertThat(troubles).isEmpty();
    }

    @Test
    void in_a_pocket_and_in_russian() {
        Page page = open("ru-RU", POCKET);
        picture(page, "pocket-begin");
        press(page, "Войти через Telegram");
        picture(page, "pocket-waiting");
        page.locator("#link").click();
        page.locator("#start").click();
        assertThat(page.locator(".theirs .key")).hasCount(2);
        picture(page, "pocket-asked");
        press(page, "Yes, it is me");
        assertThat(page.locator(".theirs .bubble").last()).containsText("Confirmed");
        page.locator("#tab-site").click();
        assertThat(page.locator("#verdict")).hasText("Вы вошли");
        picture(page, "pocket-in");
        int wide = (int) page.evaluate("document.documentElement.scrollWidth");
        assertThat(wide).as("nothing sticks out").isLessThanOrEqualTo(POCKET);
        assertThat(troubles).isEmpty();
    }

    @Test
    void what_latchkey_refuses_is_shown() {
        Page page = open("en-GB", DESK);
        page.locator("#number").fill("x");
        press(page, "Sign in with Telegram");
        assertThat(page.locator("#trouble")).containsText("This is no phone number.");
        assertThat(troubles).allMatch(trouble -> trouble.contains("422"));
    }

    private Page open(String language, int width) {
        Page page = browser.page(language, width);
        listen(page);
        page.navigate(address());
        return page;
    }

    /** Nothing goes wrong, and nothing is asked of another host. */
    private void listen(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("data:") && !request.url().startsWith(address())) {
                troubles.add("foreign: " + request.url());
            }
        });
    }

    private static void press(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words).setExact(true))
                .last()
                .click();
    }

    /** For people to look at, in {@code target/pictures}. */
    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }

    private static String address() {
        return URI.create(latchkey.telegram().uri() + "/").toString();
    }
}
