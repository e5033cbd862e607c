package dev.latchkey.bootstrap.command;

import dev.latchkey.application.sessions.RemoveKey.Removal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Parameters(paramLabel = "KEY", description = "The name of the key, as latchkey keys list prints it.")
    private String id = "";

    @Override
    public Integer call() throws InterruptedException {
        keys.work(
                assignments,
                (rotation, clock, out) -> out.println(words(rotation.remove().remove(id))));
        return 0;
    }

    // No default branch on purpose: a new outcome does not compile until it has words.
    private String words(Removal removal) {
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
}
