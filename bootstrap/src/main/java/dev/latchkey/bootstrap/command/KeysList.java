package dev.latchkey.bootstrap.command;

import dev.latchkey.application.sessions.KeySchedule;
import dev.latchkey.application.sessions.ListKeys;
import dev.latchkey.bootstrap.wiring.RotationWiring;
import dev.latchkey.domain.shared.Word;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey keys list}. */
@Command(name = "list", description = "Print every key, its stage, since when, and what comes next.")
final class KeysList implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Keys keys;

    @Mixin
    private Assignments assignments = new Assignments();

    @Override
    public Integer call() throws InterruptedException {
        keys.work(assignments, (rotation, clock, out) -> print(rotation, out));
        return 0;
    }

    private static void print(RotationWiring rotation, PrintStream out) {
        List<ListKeys.Shown> all = rotation.list().list();
        if (all.isEmpty()) {
            out.println(KeysRotate.NO_KEY);
            return;
        }
        out.printf("%-43s  %-9s  %-20s  %s%n", "KEY", "STAGE", "SINCE (UTC)", "NEXT");
        for (ListKeys.Shown key : all) {
            String stage = Word.of(key.stage());
            String next = key.next().map(KeysList::words).orElse("signs until somebody rotates the keys");
            out.printf("%-43s  %-9s  %-20s  %s%n", key.id(), stage, Keys.text(key.since()), next);
        }
    }

    // No default branch on purpose: a new step does not compile until it has words.
    private static String words(KeySchedule.Next next) {
        String at = Keys.text(next.at());
        return switch (next.step()) {
            case BEGIN, SIGN -> "signs from " + at;
            case RETIRE -> "retires at " + at;
            case PUBLISH_SUCCESSOR -> "its successor is published at " + at;
            case FORGET -> "is forgotten at " + at;
        };
    }
}
