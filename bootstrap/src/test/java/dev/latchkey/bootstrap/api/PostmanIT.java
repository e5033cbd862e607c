package dev.latchkey.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Postman collection against the packaged jar, as {@code postman/run.sh} does it. Where newman is not on the path, it is
 * skipped with a message, or fails if {@code REQUIRE_NEWMAN} is {@code true}.
 */
class PostmanIT {
    private static final Path SCRIPT = Path.of("..", "postman", "run.sh");
    private static final Path OUTPUT = Path.of("target", "postman.log");

    @Test
    void the_whole_story_is_green() throws Exception {
        requireNewman();

        Process process = new ProcessBuilder("bash", SCRIPT.toString(), "--color", "off")
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroy();

        assertThat(ended && process.exitValue() == 0)
                .as(() -> "see bootstrap/" + OUTPUT + ", which ends with\n" + endOfOutput())
                .isTrue();
    }

    private static void requireNewman() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "newman")));
        if (!there && "true".equals(System.getenv("REQUIRE_NEWMAN"))) {
            fail("newman is not on the path");
        }
        assumeTrue(there, "newman is not on the path; npm install --global newman puts it there");
    }

    private static String endOfOutput() {
        try {
            String output = Files.readString(OUTPUT);
            return output.substring(Math.max(0, output.length() - 4_000));
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }
}
