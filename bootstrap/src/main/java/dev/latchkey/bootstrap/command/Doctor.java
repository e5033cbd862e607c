package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.InvalidConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey doctor}. */
@Command(
        name = "doctor",
        description = "Look at everything Latchkey needs, say what is wrong and what to do. Changes nothing.")
final class Doctor implements Callable<Integer> {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Mixin
    private Assignments assignments = new Assignments();

    @Override
    public Integer call() {
        Findings findings = new Findings(latchkey.out());
        java(findings);
        try {
            Config config = latchkey.config(assignments);
            findings.good("settings", "are right; latchkey config prints them");
            new StorageExamination(config, findings).examine();
            new RedisExamination(config, findings).examine();
            new MailExamination(config, findings).examine();
            new NetworkExamination(config, findings).examine();
        } catch (InvalidConfig e) {
            e.problems().forEach(problem -> findings.wrong("settings", problem.toString()));
        }
        latchkey.out()
                .println(findings.howManyWrong() == 0 ? "All is well." : findings.howManyWrong() + " to be seen to.");
        return findings.howManyWrong() == 0 ? 0 : Latchkey.OUTSIDE_WRONG;
    }

    private static void java(Findings findings) {
        String threads = Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS
                ? " (from 21 on requests run in virtual threads)"
                : "";
        findings.good("Java", Runtime.version() + threads);
    }
}
