package dev.latchkey.bootstrap.command;

import dev.latchkey.application.sessions.RemoveKey.Removal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey keys remove}. */
@Command(
        name = "remove",
        description = "Forget a key that others may have got hold of. What it signed is worth nothing from then on;"
                + " whoever is signed in goes on with their refresh token.")
final class KeysRemove implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Keys keys;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Mixin
    private Assignments assignments = new Assignments();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() throws InterruptedException {
        keys.work(
                assignments,
                (rotation, clock, out) -> out.println(
                        which.lost
                                ? words(rotation.removeLost().remove())
                                : words(which.id, rotation.remove().remove(which.id))));
        return 0;
    }

    private static String words(List<String> removed) {
        return removed.isEmpty()
                ? "No key is lost: all can be opened."
                : "Removed: " + String.join(", ", removed) + ". If none signs now, Latchkey makes a new one.";
    }

    // No default branch on purpose: a new outcome does not compile until it has words.
    private String words(String id, Removal removal) {
        return switch (removal) {
            case REMOVED -> "Removed. What it signed is worth nothing now, on every instance within seconds.";
            case REPLACED ->
                "Removed, and the key that was published next signs in its place. What it signed is worth"
                        + " nothing now, on every instance within seconds.";
            case STILL_SIGNING ->
                throw new NotDone("The key " + id + " signs the tokens and no other can take its place"
                        + " yet. Run latchkey keys rotate --now, and then this again");
            case UNKNOWN ->
                throw new ParameterException(
                        command.commandLine(), "There is no key " + id + ". latchkey keys list prints those there are");
        };
    }

    /** One key, or all that are of no use. */
    private static final class Which {
        @Parameters(paramLabel = "KEY", description = "The name of the key, as latchkey keys list prints it.")
        private String id = "";

        @Option(
                names = "--lost",
                description = "Every key that can be opened neither with SECRET_KEY nor with one of the"
                        + " SECRET_KEY_FALLBACKS.")
        private boolean lost;
    }
}
