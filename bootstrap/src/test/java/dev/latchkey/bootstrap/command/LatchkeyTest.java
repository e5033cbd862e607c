package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatchkeyTest {
    private static final String KEY = "kU1vWb0Yx3mQz7RtNp5sHc9dJf2gLa8eXi4oVu6T";

    /** A port of the discard service, where nothing listens. */
    private static final String NOBODY = "postgres://app:sesame@127.0.0.1:9/latchkey";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory;

    @BeforeEach
    void keepTheWorkingDirectoryClean() {
        environment.put("DATA_DIR", directory.resolve("data").toString());
    }

    @Test
    void help_names_the_commands_and_the_exit_codes() {
        assertThat(run("--help")).isZero();
        assertThat(printed())
                .startsWith("Usage: latchkey ")
                .contains(
                        "serve",
                        "migrate",
                        "keys",
                        "config",
                        "doctor",
                        "version",
                        "--set=NAME=value",
                        "  2   when the settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "migrate", "config", "doctor"})
    void helps_with_each_command(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(printed()).contains("Usage: latchkey " + command, "--set=NAME=value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "rotate", "remove"})
    void helps_with_each_command_for_keys(String command) {
        assertThat(run("keys", command, "--help")).isZero();
        assertThat(printed()).contains("Usage: latchkey keys " + command, "--set=NAME=value");
    }

    @ParameterizedTest
    @CsvSource({
        "admin,create",
        "audit,verify",
        "import,users",
        "keys,'list, rotate or remove'",
        "sms,'routes, test or why'"
    })
    void a_group_of_commands_needs_to_be_told_what_to_do(String group, String choices) {
        assertThat(run(group)).isEqualTo(2);
        assertThat(complained())
                .contains(group + " needs to be told what to do: " + choices, "Try: latchkey " + group + " --help");
    }

    @Test
    void removing_keys_needs_to_be_told_which() {
        assertThat(run("keys", "remove")).isEqualTo(2);
        assertThat(complained()).contains("(KEY | --lost)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "rotate", "remove x"})
    void there_are_no_keys_to_look_after_where_a_shared_secret_signs(String command) {
        environment.put("JWT_SECRET_KEY", KEY);

        assertThat(run(("keys " + command).split(" "))).isEqualTo(2);
        assertThat(complained()).contains("JWT_SECRET_KEY signs the tokens").doesNotContain(KEY);
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void tells_its_version(String how) {
        assertThat(run(how)).isZero();
        assertThat(printed()).startsWith("latchkey ").contains("(Java ");
    }

    @Test
    void an_unknown_command_is_answered_with_a_hint() {
        assertThat(run("sevre")).isEqualTo(2);
        assertThat(complained()).contains("'sevre'", "Did you mean: latchkey serve?", "Try: latchkey --help");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "sms bogus,There is no command 'bogus',latchkey sms",
                "version extra,'extra' is more than this command takes,latchkey version",
                "telegram fake --port x,'x' is not a whole number,latchkey telegram fake",
                "keys remove,latchkey: Missing required argument,latchkey keys remove"
            })
    void mistakes_are_told_in_plain_words(String line, String words, String command) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(complained())
                .contains(words, "Try: " + command + " --help")
                .doesNotContain("Unmatched", "index", "Error:");
    }

    @Test
    void help_is_a_command_too() {
        assertThat(run("help")).isZero();
        assertThat(run("help", "sms", "routes")).isZero();
        assertThat(printed()).contains("Usage: latchkey [", "Usage: latchkey sms routes");
    }

    @Test
    void an_assignment_that_is_none_is_refused_and_not_repeated() {
        assertThat(run("config", "--set", "sesame")).isEqualTo(2);
        assertThat(complained()).contains("--set needs NAME=value").doesNotContain("sesame");
    }

    @Test
    void prints_every_setting_with_its_source() throws IOException {
        environment.put("HTTP_PORT", "8081");
        environment.put("SECRET_KEY", KEY);
        Files.writeString(directory.resolve(".env"), "HTTP_PORT=1\nLOGIN_CODE_LENGTH=5\n");

        assertThat(run("--set", "LOG_LEVEL=debug", "config", "--set", "PUBLIC_URL=https://a.example/?b"))
                .isEqualTo(2);
        assertThat(run("--set", "LOG_LEVEL=debug", "config", "--set", "PUBLIC_URL=https://a.example/b=c"))
                .isZero();
        assertThat(printed())
                .containsPattern("HTTP_PORT +8081 +environment")
                .containsPattern("LOGIN_CODE_LENGTH +5 +\\.env")
                .containsPattern("LOG_LEVEL +debug +--set")
                .containsPattern("PUBLIC_URL +https://a.example/b=c +--set")
                .containsPattern("SECRET_KEY +\\*\\*\\* +environment")
                .containsPattern("REFRESH_TOKEN_TTL +7d +default")
                .containsPattern("JWT_SECRET_KEY +- +default")
                .doesNotContain(KEY);
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "migrate", "config"})
    void wrong_settings_end_it_with_everything_that_is_wrong(String command) {
        environment.put("HTTP_PORT", "many");
        environment.put("LOGIN_CODE_TTL", "soon");

        assertThat(run(command)).isEqualTo(2);
        assertThat(complained())
                .startsWith("2 settings are wrong:")
                .contains("HTTP_PORT (environment)", "LOGIN_CODE_TTL (environment)", "docs/configuration.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "migrate", "keys list", "keys rotate", "keys rotate --now", "keys remove x"})
    void a_database_that_is_away_ends_it_with_one_line(String command) {
        environment.put("DATABASE_URL", NOBODY);
        environment.put("SECRET_KEY", KEY);

        assertThat(run(command.split(" "))).isEqualTo(1);
        assertThat(complained())
                .startsWith("latchkey: The database at postgres://app:***@127.0.0.1:9/latchkey cannot be reached")
                .doesNotContain("sesame", "\tat ");
    }

    @Test
    void a_key_that_others_may_read_ends_it_with_one_line() throws IOException {
        openKey();

        assertThat(run("migrate")).isEqualTo(1);
        assertThat(complained()).contains("is open to others", "chmod 600").doesNotContain("\tat ");
    }

    @Test
    void the_doctor_finds_nothing_wrong_with_a_machine_on_which_nothing_was_started_yet() {
        assertThat(run("doctor", "--set", "HTTP_PORT=0")).isZero();
        assertThat(printed())
                .contains("ok     Java", "ok     key        will be made at the first start")
                .endsWith("All is well." + System.lineSeparator());
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void the_doctor_says_what_is_wrong_and_what_to_do() throws IOException {
        openKey();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("doctor", "--set", "HTTP_PORT=" + taken.getLocalPort()))
                    .isEqualTo(1);
        }
        assertThat(printed())
                .containsPattern("WRONG +key +.*chmod 600")
                .containsPattern("WRONG +port +127\\.0\\.0\\.1:\\d+: .*set HTTP_PORT")
                .contains("2 to be seen to.");
    }

    @Test
    void the_doctor_says_that_the_database_is_away() {
        environment.put("DATABASE_URL", NOBODY);
        environment.put("SECRET_KEY", KEY);

        assertThat(run("doctor", "--set", "HTTP_PORT=0")).isEqualTo(1);
        assertThat(printed())
                .containsPattern("WRONG +database +.*cannot be reached")
                .doesNotContain("sesame");
    }

    @Test
    void the_doctor_says_which_settings_are_wrong() {
        assertThat(run("doctor", "--set", "HTTP_PORT=many")).isEqualTo(1);
        assertThat(printed()).containsPattern("WRONG +settings +HTTP_PORT");
    }

    private void openKey() throws IOException {
        Path key = Files.createDirectories(directory.resolve("data")).resolve("secret.key");
        Files.writeString(key, KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private int run(String... args) {
        return Latchkey.run(
                new Latchkey.Machine(directory.resolve(".env"), environment, stream(out), stream(err)), args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
