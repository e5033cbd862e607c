package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoreRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server of our own promises while nothing goes wrong. */
class EmbeddedPostgresIT {
    @TempDir
    static Path data;

    static EmbeddedPostgres server;
    static Database database;

    @BeforeAll
    static void start() throws IOException {
        OwnerOnly.directories(home().resolve("programs/postgres-of-an-older-release/bin"));
        server = EmbeddedPostgres.start(data);
        database = Database.open(server.url(), 2);
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @Test
    void what_is_committed_survives_a_power_failure() {
        assertThat(Stream.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                .allSatisfy(name -> assertThat(setting(name)).isEqualTo("on"));
    }

    @Test
    void text_and_time_are_the_same_on_every_machine() {
        assertThat(setting("timezone")).isEqualTo("UTC");
        assertThat(setting("server_encoding")).isEqualTo("UTF8");
        assertThat(text("SELECT string_agg(t, '' ORDER BY t) AS it FROM unnest(ARRAY['b', 'B', 'я', 'a', 'ä', '1']) t"))
                .isEqualTo("1Babäя");
        assertThat(text("SELECT lower('ÄЖ') || upper('ñ') AS it")).isEqualTo("äжÑ");
    }

    @Test
    void its_memory_is_small() {
        assertThat(setting("shared_buffers")).isEqualTo("32MB");
        assertThat(setting("max_connections")).isEqualTo("60");
    }

    @Test
    void nobody_gets_in_without_the_password() throws IOException {
        DatabaseUrl url = server.url();

        for (String password : List.of("", "wrong")) {
            assertRefused(new DatabaseUrl(url.hosts(), url.database(), url.user(), password, url.parameters()));
        }
        assertRefused(new DatabaseUrl(url.hosts(), "postgres", "postgres", url.password(), url.parameters()));
        assertThat(Files.readString(home().resolve("cluster/pg_hba.conf"))).doesNotContain("trust");
        assertThat(url.password()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(modeOf(home().resolve("password"))).isEqualTo("rw-------");
    }

    @Test
    void the_role_of_latchkey_is_no_superuser() {
        assertThat(text("SELECT rolsuper::text AS it FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("false");
    }

    @Test
    void it_listens_to_this_machine_only() throws IOException {
        int port = Integer.parseInt(server.url().hosts().split(":", 2)[1]);
        InetAddress neighbour = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});

        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
        assertThatThrownBy(() -> new Socket(neighbour, port).close()).isInstanceOf(IOException.class);
    }

    @Test
    void nothing_below_can_be_read_by_others() throws IOException {
        try (Stream<Path> files = Files.walk(home())) {
            assertThat(files.filter(path -> !Files.isSymbolicLink(path)))
                    .hasSizeGreaterThan(1000)
                    .allSatisfy(path -> assertThat(modeOf(path)).endsWith("------"));
        }
    }

    @Test
    void programs_of_older_releases_are_gone() throws IOException {
        try (Stream<Path> programs = Files.list(home().resolve("programs"))) {
            assertThat(programs).hasSize(1);
        }
    }

    @Test
    void a_second_one_on_the_same_data_is_refused_in_this_process_and_in_another() throws Exception {
        String us = "process " + ProcessHandle.current().pid();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Programs.start(data))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining(us);
        }
        try (OtherProcess other = OtherProcess.on(data, Programs.DIRECTORY)) {
            assertThat(other.says())
                    .startsWith("refused Another Latchkey, " + us)
                    .contains("DATA_DIR");
        }
        assertThat(setting("fsync")).isEqualTo("on");
    }

    @Test
    void the_command_line_finds_the_way_in() {
        DatabaseUrl found = EmbeddedPostgres.running(data).orElseThrow();

        assertThat(found).isEqualTo(server.url());
        try (Database attached = Database.open(found, 1)) {
            assertThat(attached.load().most()).isEqualTo(1);
        }
    }

    @Test
    void where_nothing_runs_there_is_no_way_in(@TempDir Path empty) {
        assertThat(EmbeddedPostgres.running(empty)).isEmpty();
        assertThat(EmbeddedPostgres.running(empty.resolve("none"))).isEmpty();
    }

    private static void assertRefused(DatabaseUrl url) {
        assertThatThrownBy(() -> Database.open(url, 1)).isInstanceOf(StoreRefused.class);
    }

    private static Path home() {
        return data.resolve("postgres");
    }

    private static String setting(String name) {
        return text("SELECT current_setting('" + name + "') AS it");
    }

    private static String text(String query) {
        return new Sql(database).one(query, none -> none, row -> row.text("it")).orElseThrow();
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }
}
