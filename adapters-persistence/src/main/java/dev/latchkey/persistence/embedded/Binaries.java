package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    static Binaries unpackedIn(Path directory, URL archive) throws IOException, InterruptedException {
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

    /** Deletes what older releases and interrupted starts left beside. Only for who has the directory to itself. */
    void forgetOthers() throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(home.resolveSibling("."))) {
            others = entries.filter(entry -> !entry.getFileName().equals(home.getFileName()))
                    .toList();
        }
        for (Path other : others) {
            OwnerOnly.deleteTree(other);
        }
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
        try {
            Process process =
                    inCleanEnvironment(command).redirectOutput(said.toFile()).start();
            try (Writer asked = process.outputWriter(StandardCharsets.UTF_8)) {
                asked.write(input);
            }
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StoreRefused(command.get(0) + " did not end within " + MOST_SECONDS + " s");
            }
            return new Answer(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** What the caller's shell says of PostgreSQL or of languages is not meant for ours. */
    static ProcessBuilder inCleanEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void unpack(URL archive, Path directory, Path home) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Path fresh = Files.createTempDirectory(directory, "unpacking");
        Path spoilt = Files.createTempDirectory(directory, "spoilt");
        try {
            try (InputStream packed = archive.openStream();
                    InputStream tar = new XZInputStream(new BufferedInputStream(packed, 1 << 16))) {
                Tar.unpack(tar, fresh);
            }
            if (!moved(fresh, home) && versionIn(home).isEmpty()) {
                // Not another process but a power failure was here: what it left does not run.
                boolean unused = moved(home, spoilt) && moved(fresh, home);
            }
            LOG.info("PostgreSQL unpacked in {} ms", (System.nanoTime() - started) / 1_000_000);
        } finally {
            OwnerOnly.deleteTree(fresh);
            OwnerOnly.deleteTree(spoilt);
        }
    }

    /** A directory takes the place of another only if that is empty: so says POSIX, and so nobody loses anything. */
    private static boolean moved(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            LOG.debug("{} is already there", to, e);
            return false;
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
