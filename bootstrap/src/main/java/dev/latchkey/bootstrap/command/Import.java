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

/** {@code latchkey import}. Works beside running instances. */
@Command(
        name = "import",
        description = "Move in from an earlier system.",
        subcommands = ImportUsers.class,
        commandListHeading = "%nCommands:%n")
final class Import extends CommandGroup {
    /** Imports people into the database that the settings name. Whether nothing was refused. */
    boolean users(Assignments assignments, ImportOptions options) {
        Config config = latchkey().config(assignments);
        try (Closing closing = new Closing()) {
            StorageWiring storage = StorageWiring.beside(config, closing);
            ImportsWiring wiring = new ImportsWiring(storage, closing, options.rehearsed());
            return new ImportRun(
                            wiring,
                            config.accounts(),
                            latchkey().out(),
                            latchkey().err(),
                            System::nanoTime)
                    .run(options);
        } catch (IOException | UncheckedIOException e) {
            throw new NotDone("The file cannot be read, or the rejects cannot be written: " + e.getMessage());
        }
    }
}
