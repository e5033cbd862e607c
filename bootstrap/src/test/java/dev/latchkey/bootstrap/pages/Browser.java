package dev.latchkey.bootstrap.pages;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Chromium of this machine. Where there is none, tests are skipped with a message, or fail if {@code REQUIRE_BROWSER}
 * is {@code true}. {@code CHROMIUM} says where it is.
 */
final class Browser implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser start() {
        Path path = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
        if (!Files.isExecutable(path)) {
            String message = "There is no Chromium at " + path + "; CHROMIUM says where it is";
            if ("true".equals(System.getenv("REQUIRE_BROWSER"))) {
                fail(message);
            }
            assumeTrue(false, message);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Browser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new LaunchOptions().setExecutablePath(path).setArgs(QUIET)));
        } catch (RuntimeException | Error e) {
            playwright.close();
            throw e;
        }
    }

    /** A page in a profile of its own. */
    Page page() {
        return chromium.newContext().newPage();
    }

    /** The same in another language, on a screen that wide. */
    Page page(String language, int width) {
        return chromium.newContext(new NewContextOptions().setLocale(language).setViewportSize(width, 844))
                .newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
