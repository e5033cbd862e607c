package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.SecretKeyFile;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoreRefused;
import dev.latchkey.persistence.StoreUnavailable;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at the secret key, the data directory and the database. */
final class StorageExamination {
    private static final long SCARCE = 512L * 1024 * 1024;
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Config config;
    private final Findings findings;
    private final Path directory;

    StorageExamination(Config config, Findings findings) {
        this.config = config;
        this.findings = findings;
        this.directory = config.database().directory();
    }

    void examine() {
        if (config.database().url().isPresent()) {
            findings.good("key", "SECRET_KEY is set");
            database(config.database().url().get());
        } else {
            key();
            directory();
            ownDatabase();
        }
    }

    private void key() {
        SecretKeyFile file = new SecretKeyFile(directory);
        if (config.secrets().secretKey().isPresent()) {
            findings.good("key", "SECRET_KEY is set");
            return;
        }
        file.trouble()
                .ifPresentOrElse(
                        trouble -> findings.wrong("key", trouble),
                        () -> findings.good(
                                "key",
                                Files.exists(file.path())
                                        ? file.path() + " is for its owner only; keep a copy of it in a safe place"
                                        : "will be made at the first start, in " + file.path()));
    }

    private void directory() {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            findings.wrong("data", existing + " cannot be written to; change its owner, or set DATA_DIR");
            return;
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String words = directory + ", " + free / (1024 * 1024) + " MiB free";
            if (free < SCARCE) {
                findings.wrong("data", words + "; make room, or PostgreSQL will stop");
            } else {
                findings.good("data", words);
            }
        } catch (IOException e) {
            findings.wrong("data", existing + " cannot be looked at: " + e);
        }
    }

    private void ownDatabase() {
        try {
            Optional<DatabaseUrl> running = EmbeddedPostgres.running(directory);
            if (running.isPresent()) {
                database(running.get());
            } else {
                findings.good("database", "a PostgreSQL of our own, which is not running now; serve starts it");
            }
        } catch (StoreRefused e) {
            findings.wrong("database", String.valueOf(e.getMessage()));
        }
    }

    private void database(DatabaseUrl url) {
        try (Database database = Database.open(url, 2)) {
            Sql sql = new Sql(database);
            String version = sql.one(
                            "SELECT current_setting('server_version') AS version",
                            none -> none,
                            row -> row.text("version"))
                    .orElseThrow();
            findings.good("database", "PostgreSQL " + version + " at " + url);
            schema(sql);
            clock(sql);
        } catch (StoreRefused | StoreUnavailable e) {
            String said = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            findings.wrong("database", said + ". Is it running, and is DATABASE_URL right?");
        }
    }

    private void schema(Sql sql) {
        boolean made = sql.one(
                        "SELECT to_regclass('flyway_schema_history') IS NOT NULL AS made",
                        none -> none,
                        row -> row.flag("made"))
                .orElse(false);
        if (!made) {
            findings.note("schema", "is not there yet; serve or migrate makes it");
            return;
        }
        String newest = sql.one("""
                        SELECT version FROM flyway_schema_history
                        WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
                        """, none -> none, row -> row.text("version")).orElse("none");
        boolean broken = sql.one(
                        "SELECT count(*) > 0 AS broken FROM flyway_schema_history WHERE NOT success",
                        none -> none,
                        row -> row.flag("broken"))
                .orElse(false);
        if (broken) {
            findings.wrong("schema", "a step failed half way after version " + newest + "; latchkey migrate says more");
        } else {
            findings.good("schema", "version " + newest);
        }
    }

    private void clock(Sql sql) {
        Instant asked = Instant.now();
        Instant told = sql.one("SELECT clock_timestamp() AS now", none -> none, row -> row.instant("now"))
                .orElseThrow();
        Duration skew = Duration.between(asked, told).abs();
        String words = "this machine and the database differ by " + skew.toMillis() + " ms";
        if (skew.compareTo(SKEW) > 0) {
            findings.wrong(
                    "clock",
                    words
                            + ". Latchkey goes by the database, but whoever checks its tokens here does not: set the clocks");
        } else {
            findings.good("clock", words);
        }
    }
}
