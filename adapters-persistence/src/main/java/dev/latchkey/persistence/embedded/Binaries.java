package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once and used again at every later start. */
record Binaries(Path home, String version, boolean root) {
    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
    private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) ([0-9.]+)\\s*");
    private static final long MOST_SECONDS = 120;

    /** What a program said, standard output and errors together, and how it ended. */
    record Answer(int code, String text) {}

    /** Any number of processes may call this at once for the same directory: who comes second uses what is there. */
    static Binaries unpackedIn(Path directory) throws IOException, InterruptedException {
        URL archive = Platform.archive();
        OwnerOnly.closedDirectory(directory);
        Path home = directory.resolve(fingerprint(archive));
        boolean root = isRoot(directory);
        String version = Files.exists(home) ? versionIn(home) : "";
        if (version.isEmpty()) {
            unpack(archive, directory, home);
            version = versionIn(home);
        }
        if (version.isEmpty()) {
            throw new StoreRefused("The PostgreSQL that Latchkey brings does not run on this machine (it needs glibc"
                    + " 2.27 or newer, or Alpine on x86-64). Set DATABASE_URL to a PostgreSQL of your own.");
        }
        return new Binaries(home, version, root);
    }

    String major() {
        return version.split("\\.", 2)[0];
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, and files stay root's. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** Runs one of the programs to its end and complains if the end is not a good one. */
    void run(String program, List<String> arguments, String input) throws IOException, InterruptedException {
        Answer answer = run(command(program, arguments), input);
        if (answer.code() != 0) {
            throw new StoreRefused(program + " failed: " + answer.text().strip() + hint());
        }
    }

    private String hint() {
        return root
                ? " (Latchkey runs as root and needs user namespaces for PostgreSQL: run it as another user, or set DATABASE_URL.)"
                : "";
    }

    private static Answer run(List<String> command, String input) throws IOException, InterruptedException {
        Path said = Files.createTempFile("latchkey", ".out");
        Path asked = Files.createTempFile("latchkey", ".in");
        try {
            OwnerOnly.file(asked, false);
            Files.writeString(asked, input, StandardCharsets.UTF_8);
            Process process = inCleanEnvironment(command)
                    .redirectInput(asked.toFile())
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StoreRefused(command.get(0) + " did not end within " + MOST_SECONDS + " s");
            }
            return new Answer(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(said);
            Files.deleteIfExists(asked);
        }
    }

    /** What the caller's shell says of PostgreSQL or of languages is not meant for ours. */
    static ProcessBuilder inCleanEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void unpack(URL archive, Path directory, Path home) throws IOException {
        long started = System.nanoTime();
        Path staging = Files.createTempDirectory(directory, "unpacking");
        try {
            try (InputStream packed = archive.openStream();
                    InputStream tar = new XZInputStream(new BufferedInputStream(packed, 1 << 16))) {
                Tar.unpack(tar, staging);
            }
            // What is there but does not run is what a power failure left; an empty directory may be replaced.
            OwnerOnly.deleteTree(home);
            Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("PostgreSQL unpacked in {} ms", (System.nanoTime() - started) / 1_000_000);
        } catch (FileSystemException e) {
            if (!Files.exists(home.resolve("bin/postgres"))) {
                throw e;
            }
            LOG.debug("Another process unpacked PostgreSQL at the same time");
        } finally {
            OwnerOnly.deleteTree(staging);
        }
    }

    /** Empty if it does not run. */
    private static String versionIn(Path home) throws InterruptedException {
        try {
            Answer answer = run(List.of(home.resolve("bin/postgres").toString(), "--version"), "");
            Matcher version = VERSION.matcher(answer.text());
            return version.matches() ? version.group(1) : "";
        } catch (IOException e) {
            LOG.debug("PostgreSQL does not run", e);
            return "";
        }
    }

    /** Tells one archive from another without reading it. */
    private static String fingerprint(URL archive) throws IOException {
        String name = Path.of(archive.getPath()).getFileName().toString().replace(".txz", "");
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(true);
        return connection instanceof JarURLConnection jar
                ? name + "-" + Long.toHexString(jar.getJarEntry().getCrc())
                : name + "-" + Long.toHexString(connection.getContentLengthLong());
    }

    private static boolean isRoot(Path directory) throws IOException {
        Path ours = Files.createTempFile(directory, "whoami", "");
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(ours, "unix:uid"));
        } finally {
            Files.delete(ours);
        }
    }
}
