package dev.latchkey.bootstrap;

import dev.latchkey.bootstrap.command.Latchkey;
import dev.latchkey.bootstrap.logging.Log;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // In UTF-8 whatever the locale is: containers often have none, and messages are in Russian.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = Latchkey.run(new Latchkey.Machine(Path.of(".env"), System.getenv(), out, err), args);
        // Lines of the log wait in a queue; without this the last ones would be lost.
        Log.close();
        System.exit(code);
    }
}
