package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Another JVM that runs a PostgreSQL on a directory until it is killed or its input ends. */
final class OtherProcess implements AutoCloseable {
    private static final String SEPARATOR = System.getProperty("path.separator");

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(List<String> command) throws IOException {
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherProcess on(Path data, Path programs) throws IOException {
        return new OtherProcess(command(System.getProperty("java.class.path"), data, programs));
    }

    /** As nobody, if we are root; else as the same ordinary user. All that it needs is copied to where it can read. */
    static OtherProcess asOrdinaryUser(Path readable, Path data, Path programs) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return on(data, programs);
        }
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(command(copiedClassPath(readable), data, programs));
        return new OtherProcess(command);
    }

    /** What it says next: a line of {@link #main}. */
    String says() throws IOException {
        return String.valueOf(output.readLine());
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), Map.of())) {
            System.out.println("running " + server.url());
            System.in.read();
        } catch (StoreRefused e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    private static List<String> command(String classPath, Path data, Path programs) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dlogback.configurationFile=logback-other-process.xml",
                "-cp",
                classPath,
                OtherProcess.class.getName(),
                data.toString(),
                programs.toString());
    }

    private static String copiedClassPath(Path target) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> copies = new ArrayList<>();
        for (String entry : classPath.split(SEPARATOR, -1)) {
            Path copy = target.resolve(copies.size() + "-" + Path.of(entry).getFileName());
            copyTree(Path.of(entry), copy);
            copies.add(copy.toString());
        }
        return String.join(SEPARATOR, copies);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.exists(from) ? Files.walk(from) : Stream.empty()) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
