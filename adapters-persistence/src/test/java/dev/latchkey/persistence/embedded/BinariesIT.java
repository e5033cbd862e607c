package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.persistence.StoreRefused;
import dev.latchkey.persistence.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesIT {
    @TempDir
    Path directory;

    @Test
    void many_may_unpack_at_once_and_all_get_the_same() throws Exception {
        List<Binaries> got = Together.call(2, () -> Binaries.unpackedIn(directory, Platform.archive()));

        assertThat(got).containsOnly(got.get(0));
        assertThat(got.get(0).major()).isEqualTo("18");
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void programs_that_a_power_failure_spoilt_are_unpacked_again() throws Exception {
        Binaries first = Binaries.unpackedIn(directory, Platform.archive());
        Files.writeString(first.home().resolve("bin/postgres"), "");

        assertThat(Binaries.unpackedIn(directory, Platform.archive())).isEqualTo(first);
    }

    @Test
    void a_platform_without_programs_is_told_what_to_do_instead() {
        assertThatThrownBy(() -> Platform.archive("Windows 11", "amd64", false))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("Windows 11 on amd64")
                .hasMessageContaining("DATABASE_URL");
    }

    private long entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }
}
