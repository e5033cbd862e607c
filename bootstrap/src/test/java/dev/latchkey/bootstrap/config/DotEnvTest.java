package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {
    private final List<ConfigProblem> problems = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void understands_what_people_write() {
        Map<String, String> values = DotEnv.parse("""
                # a comment
                PLAIN=value

                  SPACED  =  two words   # said by the way
                HASH=a#b
                EMPTY=
                export EXPORTED=yes
                SINGLE='as it is: \\n # "$X"'   # a comment
                DOUBLE="a \\"b\\" \\\\ \\$5\\tc\\nd \\x # ${X}"
                EQUALS=a=b=c
                COMMENT_ONLY=# nothing
                """, problems);

        assertThat(problems).isEmpty();
        assertThat(values)
                .containsOnly(
                        entry("PLAIN", "value"),
                        entry("SPACED", "two words"),
                        entry("HASH", "a#b"),
                        entry("EMPTY", ""),
                        entry("EXPORTED", "yes"),
                        entry("SINGLE", "as it is: \\n # \"$X\""),
                        entry("DOUBLE", "a \"b\" \\ $5\tc\nd \\x # ${X}"),
                        entry("EQUALS", "a=b=c"),
                        entry("COMMENT_ONLY", ""));
    }

    @Test
    void does_not_mind_how_a_windows_editor_saves() {
        assertThat(DotEnv.parse("\uFEFFA=1\r\nB=\"2\"\r\n", problems)).containsOnly(entry("A", "1"), entry("B", "2"));
        assertThat(problems).isEmpty();
    }

    @Test
    void tells_the_line_and_never_its_text() {
        assertThat(DotEnv.parse("just words\nKEY='sesame\nA=1\nA=2\nB=\"x\" sesame\n", problems))
                .containsOnly(entry("A", "1"));
        assertThat(problems.stream().map(ConfigProblem::toString))
                .containsExactly(
                        "line 1 (.env): It does not read NAME=value.",
                        "KEY (.env): Its value in line 2 has a quotation mark that is not closed, or something after the"
                                + " closing one.",
                        "A (.env): It stands in the file twice; the second time in line 4.",
                        "B (.env): Its value in line 5 has a quotation mark that is not closed, or something after the"
                                + " closing one.");
    }

    @Test
    void no_file_says_nothing() {
        assertThat(DotEnv.read(directory.resolve(".env"), problems)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void a_file_in_another_encoding_is_told() throws IOException {
        Path file = directory.resolve(".env");
        Files.write(file, new byte[] {'A', '=', (byte) 0xE9});

        assertThat(DotEnv.read(file, problems)).isEmpty();
        assertThat(problems).singleElement().extracting(ConfigProblem::wrong).isEqualTo("The file is not in UTF-8.");
    }

    @Test
    void a_directory_of_that_name_is_told() throws IOException {
        assertThat(DotEnv.read(Files.createDirectory(directory.resolve(".env")), problems))
                .isEmpty();
        assertThat(problems).hasSize(1);
    }
}
