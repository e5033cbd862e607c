package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.RotationWiring;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey keys}: what its parts share. They work beside running instances, which soon see what was done. */
@Command(
        name = "keys",
        description = "Look after the keys that sign access tokens. docs/keys.md says what for.",
        subcommands = {KeysList.class, KeysRotate.class, KeysRemove.class},
        commandListHeading = "%nCommands:%n")
final class Keys implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "keys needs to be told what to do: list, rotate or remove");
    }

    /** Does the work on the keys of the database that the settings name. */
    void work(Assignments assignments, Work work) throws InterruptedException {
        Config config = latchkey.config(assignments);
        if (config.secrets().jwtKey().isPresent()) {
            throw new ParameterException(
                    command.commandLine(),
                    "JWT_SECRET_KEY signs the tokens, so there are no keys that come and go; to change it, set another");
        }
        try (Closing closing = new Closing()) {
            StorageWiring storage = StorageWiring.beside(config, closing);
            work.on(new RotationWiring(storage, config.secrets().keySchedule()), storage.time(), latchkey.out());
        }
    }

    static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What is done with the keys. */
    @FunctionalInterface
    interface Work {
        void on(RotationWiring rotation, InstantSource clock, PrintStream out) throws InterruptedException;
    }
}
