package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.command.Latchkey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** An operator at the command line, with the settings of a product. */
record Commands(Map<String, String> environment) {

    /** What the command said and how it ended. Whoever wants to can read along. */
    Ended run(ByteArrayOutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Latchkey.run(
                new Latchkey.Machine(Path.of("no such directory", ".env"), environment, stream(out), stream(err)),
                args);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Ended run(String... args) {
        return run(new ByteArrayOutputStream(), args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    record Ended(int code, String out, String err) {}
}
