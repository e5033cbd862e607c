package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import dev.latchkey.persistence.Database;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey migrate}. */
@Command(
        name = "migrate",
        description = "Bring the database up to date and end. serve does so too; this is for doing it beforehand.")
final class Migrate implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Mixin
    private Assignments assignments = new Assignments();

    @Override
    public void run() {
        Config config = latchkey.config(assignments);
        try (Closing closing = new Closing()) {
            // Made before there are data, as serve does it: data without a key look like data that lost theirs.
            var unused = StorageWiring.secretKey(config, new SecureRandom());
            Database database = closing.add(
                    "the pool of connections", StorageWiring.reach(config.database(), closing), Database::close);
            database.migrate();
            latchkey.out().println("The schema is up to date: " + database);
        }
    }
}
