package dev.latchkey.bootstrap.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern TEST = Pattern.compile("\\| `(\\w+(?:Test|IT))(?:\\.(\\w+))?` \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void every_test_that_shows_a_promise_exists(String page) throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = find(TEST, page)
                .filter(test -> !exists(test.group(1), test.group(2), tests))
                .map(MatchResult::group)
                .toList();

        assertThat(find(TEST, page)).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ru.md"})
    void every_link_leads_somewhere(String page) throws IOException {
        assertThat(find(LINK, page).map(link -> HOME.resolve(link.group(1))))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void both_languages_show_the_same_commands_and_the_same_tests() throws IOException {
        assertThat(commands("README.ru.md")).isEqualTo(commands("README.md"));
        assertThat(find(TEST, "README.ru.md").map(MatchResult::group))
                .containsExactlyElementsOf(
                        find(TEST, "README.md").map(MatchResult::group).toList());
    }

    // Names and comments may be in the language of the page.
    private static List<String> commands(String page) throws IOException {
        return find(COMMANDS, page)
                .map(block -> block.group(1).replaceAll("#.*", "").replace("Анна", "Anna"))
                .toList();
    }

    /** A test of a contract stands in the contract that the class implements. */
    private static boolean exists(String type, String method, Map<String, String> tests) {
        String source = tests.getOrDefault(type, "");
        if (method == null) {
            return !source.isEmpty();
        }
        boolean own = source.contains(" void " + method + "(");
        return own
                || tests.entrySet().stream()
                        .filter(contract -> contract.getKey().endsWith("Contract"))
                        .filter(contract ->
                                source.matches("(?s).*class " + type + "[^{]*\\b" + contract.getKey() + "\\b.*"))
                        .anyMatch(contract -> contract.getValue().contains(" void " + method + "("));
    }

    /** What is written in every test, by the name of its class. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(HOME)) {
            return modules.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .flatMap(ReadmeTest::below)
                    .filter(file -> file.toString().matches(".*(Test|IT|Contract)\\.java"))
                    .filter(file -> !file.toString().contains("culprits"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ReadmeTest::read,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> find(Pattern pattern, String page) throws IOException {
        return pattern.matcher(Files.readString(HOME.resolve(page))).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
