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

/** {@code latchkey keys}: what its parts share. They work beside running instances, which soon see what was done. */
@Command(
        name = "keys",
        description = "Look after the keys that sign access tokens. docs/keys.md says what for.",
        subcommands = {KeysList.class, KeysRotate.class, KeysRemove.class},
        commandListHeading = "%nCommands:%n")
final class Keys extends CommandGroup {
    /** Does the work on the keys of the database that the settings name. */
    void work(Assignments assignments, KeyWork work) throws InterruptedException {
        Config config = latchkey().config(assignments);
        if (config.secrets().jwtKey().isPresent()) {
            throw wrong(
                    "JWT_SECRET_KEY signs the tokens, so there are no keys that come and go; to change it, set another");
        }
        try (Closing closing = new Closing()) {
            StorageWiring storage = StorageWiring.beside(config, closing);
            work.on(
                    new RotationWiring(storage, config.secrets().keySchedule()),
                    storage.time(),
                    latchkey().out());
        }
    }

    static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What is done with the keys. */
    @FunctionalInterface
    interface KeyWork {
        void on(RotationWiring rotation, InstantSource clock, PrintStream out) throws InterruptedException;
    }
}
