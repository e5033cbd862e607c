package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path directory;

    @Test
    void is_made_once_with_256_bits_for_its_owner_only() throws IOException {
        Path data = directory.resolve("new").resolve("data");
        SecretKeyFile file = new SecretKeyFile(data);

        Secret made = file.readOrCreate(random);

        assertThat(made.text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(file.readOrCreate(random)).isEqualTo(made);
        assertThat(Files.readString(file.path())).isEqualTo(made.text() + "\n");
        try (Stream<Path> all = Files.list(data)) {
            assertThat(all).containsExactly(file.path());
        }
    }

    @Test
    void differs_between_installations() {
        assertThat(new SecretKeyFile(directory.resolve("a")).readOrCreate(random))
                .isNotEqualTo(new SecretKeyFile(directory.resolve("b")).readOrCreate(random));
    }

    @Test
    void many_at_once_agree_on_one() {
        assertThat(IntStream.range(0, 32)
                        .parallel()
                        .mapToObj(i -> new SecretKeyFile(directory).readOrCreate(random))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void is_refused_if_others_may_read_it() throws IOException {
        SecretKeyFile file = new SecretKeyFile(directory);
        file.readOrCreate(random);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> file.readOrCreate(random))
                .isInstanceOf(SecretKeyFile.UnusableKey.class)
                .hasMessageContaining("rw-r-----")
                .hasMessageEndingWith("chmod 600 " + file.path());
        assertThat(file.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("open to others"));
    }

    @Test
    void is_refused_if_it_holds_no_key() throws IOException {
        SecretKeyFile file = new SecretKeyFile(directory);
        Files.createFile(
                file.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThatThrownBy(() -> file.readOrCreate(random)).hasMessageContaining("holds no key");
    }

    @Test
    void is_not_made_anew_where_there_are_data() throws IOException {
        Files.createDirectories(directory.resolve("postgres").resolve("cluster"));
        SecretKeyFile file = new SecretKeyFile(directory);

        assertThatThrownBy(() -> file.readOrCreate(random)).hasMessageContaining("Restore the file from a backup");
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws IOException {
        Path occupied = Files.createFile(directory.resolve("occupied"));

        assertThatThrownBy(() -> new SecretKeyFile(occupied.resolve("data")).readOrCreate(random))
                .isInstanceOf(SecretKeyFile.UnusableKey.class)
                .hasMessageContaining("cannot be kept in");
    }

    @Test
    void nothing_is_wrong_before_the_first_start() {
        assertThat(new SecretKeyFile(directory).trouble()).isEmpty();
    }
}
