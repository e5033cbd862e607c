package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey config}. */
@Command(name = "config", description = "Print every setting, its value (secrets masked) and where it came from.")
final class ShowConfig implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Mixin
    private Assignments assignments = new Assignments();

    @Override
    public void run() {
        for (Config.Shown shown : latchkey.config(assignments).shown()) {
            String value = shown.value().isEmpty() ? "-" : shown.value();
            latchkey.out().printf("%-28s %-34s %s%n", shown.name(), value, shown.source());
        }
    }
}
