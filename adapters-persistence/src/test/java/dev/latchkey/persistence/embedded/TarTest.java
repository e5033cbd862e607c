package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTest {
    @TempDir
    Path target;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

    @Test
    void files_directories_links_and_long_names_are_unpacked() throws IOException {
        String longName = "d/" + "n".repeat(150);
        entry("d/", '5', "0000755", "", "");
        entry("d/run", '0', "0000755", "", "#!");
        entry("d/link", '2', "0000777", "run", "");
        entry("././@LongLink", 'L', "0000644", "", longName);
        entry("cut off", '0', "0000644", "", "long");
        unpack();

        assertThat(target.resolve("d/run")).hasContent("#!").isExecutable();
        assertThat(target.resolve("d/link")).isSymbolicLink().hasContent("#!");
        assertThat(target.resolve(longName)).hasContent("long");
        assertThat(Files.isExecutable(target.resolve(longName))).isFalse();
    }

    @Test
    void what_would_leave_the_target_is_refused() throws IOException {
        entry("../outside", '0', "0000644", "", "x");

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("outside of itself");
        assertThat(target.resolveSibling("outside")).doesNotExist();
    }

    @Test
    void an_archive_that_was_cut_off_is_refused() throws IOException {
        entry("file", '0', "0000644", "", "x".repeat(2000));
        byte[] half = Arrays.copyOf(archive.toByteArray(), 1000);

        assertThatThrownBy(() -> Tar.unpack(new ByteArrayInputStream(half), target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("file");
    }

    @Test
    void what_is_not_known_is_refused() throws IOException {
        entry("device", '3', "0000644", "", "");

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("unknown type 3");
    }

    private void unpack() throws IOException {
        archive.write(new byte[1024]);
        Tar.unpack(new ByteArrayInputStream(archive.toByteArray()), target);
    }

    private void entry(String name, char type, String mode, String link, String content) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, mode);
        put(header, 124, "%011o".formatted(content.length()));
        header[156] = (byte) type;
        put(header, 157, link);
        archive.write(header);
        archive.write(content.getBytes(StandardCharsets.UTF_8));
        archive.write(new byte[(512 - content.length() % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
