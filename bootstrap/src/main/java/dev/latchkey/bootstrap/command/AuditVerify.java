package dev.latchkey.bootstrap.command;

import dev.latchkey.application.audit.VerifyAudit.Findings;
import dev.latchkey.bootstrap.wiring.AuditWiring;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey audit verify}. */
@Command(
        name = "verify",
        description = "Find out whether a line of the audit trail was removed, changed, moved or put in afterwards.")
final class AuditVerify implements Callable<Integer> {
    private static final int ALL_IS_WELL = 0;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Audit audit;

    @Mixin
    private Assignments assignments = new Assignments();

    @Override
    public Integer call() {
        return audit.beside(assignments, (config, storage, out) -> {
            Findings findings = new AuditWiring(storage).verify().verify();
            print(findings, out);
            return findings.fault().isEmpty() ? ALL_IS_WELL : Latchkey.OUTSIDE_WRONG;
        });
    }

    private static void print(Findings findings, PrintStream out) {
        out.println("Verified: " + findings.verified() + " lines");
        out.println("Awaiting their seal: " + findings.waiting() + " lines");
        findings.fault()
                .ifPresentOrElse(
                        fault -> out.println("WRONG: " + fault
                                + ". If SECRET_KEY was changed, the one before has to be among SECRET_KEY_FALLBACKS."),
                        () -> out.println("The chain ends at " + findings.head().position() + " "
                                + findings.head().seal()));
    }
}
