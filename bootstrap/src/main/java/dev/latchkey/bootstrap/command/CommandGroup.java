package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it needs to be told which of its own it is to do. */
abstract class CommandGroup implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Override
    public final void run() {
        List<String> names = new ArrayList<>(command.subcommands().keySet());
        String last = names.remove(names.size() - 1);
        String choice = names.isEmpty() ? last : String.join(", ", names) + " or " + last;
        throw wrong(command.name() + " needs to be told what to do: " + choice);
    }

    final Latchkey latchkey() {
        return latchkey;
    }

    /** What was written cannot be done. */
    final ParameterException wrong(String reason) {
        return new ParameterException(command.commandLine(), reason);
    }

    /** Does the work on the database that the settings name, beside instances that run. */
    final int beside(Assignments assignments, Work work) {
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
