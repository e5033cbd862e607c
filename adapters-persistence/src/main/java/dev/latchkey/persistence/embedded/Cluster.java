package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The data of PostgreSQL, and the password to it. The role that Latchkey uses owns its database and is no superuser; the
 * superuser cannot sign in at all.
 */
final class Cluster {
    static final String ROLE = "latchkey";

    private static final String WHO_MAY_SIGN_IN = """
            # Everyone not named here is refused.
            host all latchkey 127.0.0.1/32 scram-sha-256
            """;

    private final Path directory;
    private final Path passwordFile;

    Cluster(Path home) {
        this.directory = home.resolve("cluster");
        this.passwordFile = home.resolve("password");
    }

    Path directory() {
        return directory;
    }

    String password() throws IOException {
        return Files.readString(passwordFile, StandardCharsets.UTF_8).strip();
    }

    /** Makes the data directory if there is none. The server must not be running. */
    void prepare(Binaries binaries) throws IOException, InterruptedException {
        if (!Files.exists(directory)) {
            create(binaries);
        }
        refuseOtherVersion(binaries);
        if (!Files.exists(passwordFile)) {
            // Whoever can write the data directory owns the data anyway, so a lost password is simply made anew.
            String password = newPassword();
            alone(binaries, directory, "ALTER ROLE " + ROLE + " PASSWORD '" + password + "';\n");
            OwnerOnly.write(passwordFile, password + "\n");
        }
    }

    void refuseOtherVersion(Binaries binaries) throws IOException {
        String written = Files.readString(directory.resolve("PG_VERSION"), StandardCharsets.US_ASCII)
                .strip();
        if (!written.equals(binaries.major())) {
            throw new StoreRefused(
                    "The data in " + directory + " were written by PostgreSQL " + written
                            + ", and this release of Latchkey brings PostgreSQL " + binaries.major()
                            + ". Use the release that wrote them, or move the data to a PostgreSQL of your own and set DATABASE_URL.");
        }
    }

    /** All is made beside its place and moved there when it is whole, so that an interrupted first start is repeated. */
    private void create(Binaries binaries) throws IOException, InterruptedException {
        Path draft = directory.resolveSibling("cluster.new");
        OwnerOnly.deleteTree(draft);
        binaries.run(
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        // The same order of text on every machine, whatever its C library thinks of languages.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions"),
                "");
        String password = newPassword();
        alone(binaries, draft, """
                CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s';
                CREATE DATABASE %1$s OWNER %1$s;
                """.formatted(ROLE, password));
        OwnerOnly.write(draft.resolve("pg_hba.conf"), WHO_MAY_SIGN_IN);
        OwnerOnly.write(passwordFile, password + "\n");
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Runs statements, one a line, on a server that nobody else can reach. */
    private static void alone(Binaries binaries, Path data, String statements)
            throws IOException, InterruptedException {
        binaries.run(
                "postgres",
                List.of(
                        "--single",
                        "-D",
                        data.toString(),
                        "-c",
                        "exit_on_error=on",
                        "-c",
                        "log_checkpoints=off",
                        "-c",
                        // The statement has the password.
                        "log_min_error_statement=panic",
                        "postgres"),
                statements);
    }

    private static String newPassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
