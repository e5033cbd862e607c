package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.imports.ImportOptions;
import dev.latchkey.bootstrap.imports.ImportRun;
import dev.latchkey.bootstrap.wiring.ImportsWiring;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey import}. Works beside running instances. */
@Command(
        name = "import",
        description = "Move in from an earlier system.",
        subcommands = ImportUsers.class,
        commandListHeading = "%nCommands:%n")
final class Import implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "import needs to be told what: users");
    }

    /** Imports people into the database that the settings name. Whether nothing was refused. */
    boolean users(Assignments assignments, ImportOptions options) {
        Config config = latchkey.config(assignments);
        try (Closing closing = new Closing()) {
            StorageWiring storage = StorageWiring.beside(config, closing);
            ImportsWiring wiring = new ImportsWiring(storage, closing, options.rehearsed());
            return new ImportRun(wiring, config.accounts(), latchkey.out(), latchkey.err(), System::nanoTime)
                    .run(options);
        } catch (IOException | UncheckedIOException e) {
            throw new NotDone("The file cannot be read, or the rejects cannot be written: " + e.getMessage());
        }
    }
}
