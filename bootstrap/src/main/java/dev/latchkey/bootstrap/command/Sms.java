package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.AdministrationWiring;
import dev.latchkey.bootstrap.wiring.GatewaysWiring;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.InvalidValue;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine.Command;

/** {@code latchkey sms}: what its parts share. Only {@code why} needs the database. */
@Command(
        name = "sms",
        description = "Look at the ways to phones, and try them. docs/sms.md says more.",
        subcommands = {SmsRoutesOf.class, SmsTest.class, SmsWhy.class},
        commandListHeading = "%nCommands:%n")
final class Sms extends CommandGroup {
    /** Does the work for the phone that was written. */
    int work(Assignments assignments, String written, PhoneWork work) {
        return look(assignments, written, (config, phone, out) -> {
            try (Closing closing = new Closing()) {
                GatewaysWiring gateways =
                        new GatewaysWiring(config.sms(), new SecureRandom(), Clock.systemUTC(), out, closing);
                return work.with(config, gateways, phone, out);
            }
        });
    }

    /** The same for work that needs no gateways. */
    int look(Assignments assignments, String written, Look look) {
        Config config = latchkey().config(assignments);
        PhoneNumber phone;
        try {
            phone = AdministrationWiring.readPhone(config.accounts()).read(written);
        } catch (InvalidValue e) {
            throw wrong("This is no " + e.field() + ": it " + e.getMessage());
        }
        return look.with(config, phone, latchkey().out());
    }

    /** What is looked at. */
    @FunctionalInterface
    interface Look {
        int with(Config config, PhoneNumber phone, PrintStream out);
    }

    /** What is done. */
    @FunctionalInterface
    interface PhoneWork {
        int with(Config config, GatewaysWiring gateways, PhoneNumber phone, PrintStream out);
    }
}
