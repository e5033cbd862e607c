package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey version}. */
@Command(name = "version", description = "Print the version.")
final class ShowVersion implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Override
    public void run() {
        latchkey.out().println(line());
    }

    static String line() {
        return "latchkey " + Version.text() + " (Java " + Runtime.version() + ")";
    }
}
