package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey audit}. Works beside running instances. */
@Command(
        name = "audit",
        description = "Look after the audit trail.",
        subcommands = AuditVerify.class,
        commandListHeading = "%nCommands:%n")
final class Audit implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "audit needs to be told what to do: verify");
    }

    /** Does the work on the database that the settings name. */
    int work(Assignments assignments, Work work) {
        Config config = latchkey.config(assignments);
        try (Closing closing = new Closing()) {
            return work.on(config, StorageWiring.beside(config, closing), latchkey.out());
        }
    }

    /** What is done. */
    @FunctionalInterface
    interface Work {
        /** Returns the exit code. */
        int on(Config config, StorageWiring storage, PrintStream out);
    }
}
