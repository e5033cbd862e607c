package dev.latchkey.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A part of {@code latchkey sms} that is about one phone. */
abstract class OfPhone implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Sms sms;

    @Mixin
    private Assignments assignments = new Assignments();

    @Parameters(paramLabel = "<phone>", description = "The phone, as people write it.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private String phone;

    /** Does the work for the phone. */
    final int work(Sms.PhoneWork work) {
        return sms.work(assignments, phone, work);
    }

    /** The same for work that needs no gateways. */
    final int look(Sms.Look look) {
        return sms.look(assignments, phone, look);
    }
}
