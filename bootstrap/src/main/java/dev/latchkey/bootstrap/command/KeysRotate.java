package dev.latchkey.bootstrap.command;

import dev.latchkey.application.sessions.AdvanceKeys.Advance;
import dev.latchkey.application.sessions.KeySchedule;
import dev.latchkey.application.sessions.RotateKeys.Rotation;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.bootstrap.wiring.RotationWiring;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey keys rotate}. */
@Command(
        name = "rotate",
        description = "Publish the next key. It signs after JWT_KEY_PUBLISH_AHEAD, and the one before it retires.")
final class KeysRotate implements Callable<Integer> {
    static final String NO_KEY = "There are no keys yet: Latchkey makes the first one when it starts.";

    private static final long SECOND = 1_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Keys keys;

    @Mixin
    private Assignments assignments = new Assignments();

    @Option(
            names = "--now",
            description = "Wait only until every instance of Latchkey knows the key. Others who check tokens by"
                    + " themselves may refuse some until they have read the keys again, within five minutes.")
    private boolean now;

    @Override
    public Integer call() throws InterruptedException {
        keys.work(assignments, (rotation, clock, out) -> {
            rotation.check();
            if (now) {
                rotateNow(rotation.hurried(), clock, out);
            } else {
                Rotation begun = begin(rotation);
                out.println(said(begun) + " It signs from " + Keys.text(begun.signsAt()) + " on.");
            }
        });
        return 0;
    }

    private static void rotateNow(RotationWiring rotation, InstantSource clock, PrintStream out)
            throws InterruptedException {
        Rotation begun = begin(rotation);
        out.println(said(begun));
        out.print("Waiting until every instance knows it ");
        Duration left = Duration.between(clock.instant(), begun.signsAt());
        while (left.compareTo(Duration.ZERO) > 0) {
            out.print('.');
            out.flush();
            Thread.sleep(Math.min(SECOND, left.toMillis() + 1));
            left = Duration.between(clock.instant(), begun.signsAt());
        }
        out.println();
        Advance unused = rotation.advance().advance();
        boolean signs = rotation.list().list().stream()
                .anyMatch(key -> key.id().equals(begun.id()) && key.stage() == Stage.SIGNING);
        if (!signs) {
            throw new NotDone("The key " + begun.id() + " does not sign: somebody else changed the keys meanwhile."
                    + " See latchkey keys list");
        }
        out.println("Tokens are signed with it now; every instance does so within " + KeySchedule.SPREAD.toSeconds()
                + " s. Tokens that are out stay good until they are over.");
    }

    private static Rotation begin(RotationWiring rotation) {
        return rotation.rotate().rotate().orElseThrow(() -> new NotDone(NO_KEY));
    }

    private static String said(Rotation begun) {
        return begun.isNew()
                ? "The next key is published: " + begun.id() + "."
                : "A next key was published before: " + begun.id() + ".";
    }
}
