package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
