package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps the pages about the settings true. With {@code -Dpages=write} it writes them anew. */
class PagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLE = ROOT.resolve(".env.example");

    @Test
    void the_documentation_has_every_setting_as_it_is() throws IOException {
        assertSame(ROOT.resolve("docs/configuration.md"), Pages.configuration());
    }

    @Test
    void the_example_has_every_setting_as_it_is() throws IOException {
        assertSame(EXAMPLE, Pages.example());
        assertThat(Pages.example()).doesNotContain("](", "`");
    }

    @Test
    void the_example_is_a_file_that_changes_nothing() throws IOException {
        List<ConfigProblem> problems = new ArrayList<>();

        assertThat(DotEnv.read(EXAMPLE, problems)).isEmpty();
        assertThat(problems).isEmpty();

        String switchedOn = Files.readString(EXAMPLE).replaceAll("(?m)^#([A-Z_]+=)", "$1");
        Map<String, String> values = DotEnv.parse(switchedOn, problems);
        assertThat(problems).isEmpty();
        assertThat(values.keySet())
                .containsExactlyElementsOf(
                        Settings.all().stream().map(Setting::name).toList());
        assertThat(Config.of(values).toString().replace("--set", "default"))
                .isEqualTo(Config.of(Map.of()).toString());
    }

    @Test
    void names_of_settings_are_unique_and_none_is_kept_for_later() {
        List<String> names = Settings.all().stream().map(Setting::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(LaterSettings.all().keySet());
    }

    @Test
    void what_production_refuses_is_told() {
        String page = Pages.configuration();
        String told = page.substring(page.indexOf("\n## Production"), page.indexOf("\n## Unknown names"));
        Map<String, String> unsafe = new HashMap<>(Map.of(
                "LIMITS", "off",
                "ALLOWED_ORIGINS", "http://app.example.org",
                "TRUSTED_PROXIES", "0.0.0.0/0",
                "LOGIN_CODE_GUESSES", "11",
                "GUESS_LOCK_AFTER", "off",
                "LOGIN_CODE_TTL", "11m",
                "LOGIN_TEST_NUMBERS", "+79000000001=123456@2999-12-31",
                "TELEGRAM_OIDC_ISSUER", "http://oauth.example.org",
                "REWARD_WEBHOOK_URL", "http://shop.example.org",
                "REWARD_WEBHOOK_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"));
        assertThat(Config.of(unsafe)).isNotNull();
        unsafe.put("ENVIRONMENT", "production");

        assertThatThrownBy(() -> Config.of(unsafe)).isInstanceOfSatisfying(InvalidConfig.class, refused -> {
            assertThat(refused.problems()).hasSize(11);
            assertThat(refused.problems())
                    .allSatisfy(problem ->
                            assertThat(told).contains("`" + problem.name().split(",", -1)[0] + "`"));
        });
    }

    private static void assertSame(Path file, String page) throws IOException {
        if ("write".equals(System.getProperty("pages"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file))
                .as(file + " is not what Settings.java says; write it anew with -Dpages=write")
                .isEqualTo(page);
    }
}
