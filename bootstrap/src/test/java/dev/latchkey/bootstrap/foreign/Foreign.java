package dev.latchkey.bootstrap.foreign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Programs for Node that others wrote, as {@code .ci/tools/package.json} names them and {@code .ci/run} installs them. Where
 * they or Node are missing, the test that asks for them is skipped with a message.
 */
public final class Foreign {
    private static final Path SCRIPTS = Path.of("src", "test", "node");

    private Foreign() {}

    /** Where the packages are: LATCHKEY_NODE_MODULES, or else target/tools/node_modules of the project. */
    public static Path node_modules() {
        String named = System.getenv("LATCHKEY_NODE_MODULES");
        Path modules = named == null ? Path.of("..", "target", "tools", "node_modules") : Path.of(named);
        assumeTrue(Files.isDirectory(modules), () -> "There is no " + modules + "; .ci/run makes it");
        assumeTrue(isOnThePath("node"), "node is not on the path");
        return modules.toAbsolutePath().normalize();
    }

    /** The same, if this package is among them. */
    public static Path node_modules(String needed) {
        Path modules = node_modules();
        assumeTrue(Files.isDirectory(modules.resolve(needed)), () -> needed + " is not in " + modules);
        return modules;
    }

    /**
     * Starts one of the scripts in {@code src/test/node}, which finds the packages by {@code require} and their place in
     * LATCHKEY_NODE_MODULES. What it writes to its error output lands in {@code target}; whoever starts it ends it.
     */
    public static Process start(String script, Map<String, String> environment, String... arguments) {
        Path modules = node_modules();
        List<String> command = Stream.concat(
                        Stream.of("node", SCRIPTS.resolve(script).toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder node = new ProcessBuilder(command)
                .redirectError(Path.of("target", script + ".log").toFile());
        node.environment().put("NODE_PATH", modules.toString());
        node.environment().put("LATCHKEY_NODE_MODULES", modules.toString());
        node.environment().putAll(environment);
        try {
            return node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
