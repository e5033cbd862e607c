package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.login.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PwnedPasswordsFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void finds_every_password_of_the_list_and_no_other(String lineEnd) throws Exception {
        for (int size : new int[] {1, 2, 3, 10, 1_000}) {
            Path file = list(IntStream.range(0, size).mapToObj(PwnedPasswordsFileTest::stolen), lineEnd, lineEnd);

            try (PwnedPasswordsFile list = PwnedPasswordsFile.open(file)) {
                for (int i = 0; i < size; i++) {
                    assertThat(list.contain(new Password(stolen(i))))
                            .as("%s of %s", i, size)
                            .isTrue();
                    assertThat(list.contain(new Password("safe " + i))).isFalse();
                }
            }
        }
    }

    @Test
    void the_last_line_may_lack_its_end() throws Exception {
        Path file = list(Stream.of("one", "two", "three"), "\n", "");

        try (PwnedPasswordsFile list = PwnedPasswordsFile.open(file)) {
            assertThat(Stream.of("one", "two", "three").map(Password::new)).allMatch(list::contain);
        }
    }

    /** The hash of "password", as Have I Been Pwned writes it. */
    @Test
    void knows_the_form_of_have_i_been_pwned() throws Exception {
        Path file =
                Files.writeString(directory.resolve("list"), "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:10434004\r\n");

        try (PwnedPasswordsFile list = PwnedPasswordsFile.open(file)) {
            assertThat(list.contain(new Password("password"))).isTrue();
            assertThat(list.contain(new Password("Password"))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password\n", "5BAA6:3\n", "{}"})
    void another_file_is_refused_at_once(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("other"), text);

        assertThatThrownBy(() -> PwnedPasswordsFile.open(file)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String stolen(int number) {
        return "stolen " + number;
    }

    private Path list(Stream<String> passwords, String between, String last) throws Exception {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        List<String> lines = passwords
                .map(text -> HexFormat.of().withUpperCase().formatHex(sha1.digest(new Password(text).bytes())) + ":"
                        + text.length() * 37)
                .sorted()
                .toList();
        return Files.writeString(directory.resolve("list"), String.join(between, lines) + last);
    }
}
