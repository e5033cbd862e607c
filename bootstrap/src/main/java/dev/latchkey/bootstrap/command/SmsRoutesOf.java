package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.MessageLengths;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.SmsRoutes;
import dev.latchkey.domain.accounts.PhoneNumber;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code latchkey sms routes}. */
@Command(name = "routes", description = "Print what would be tried to reach a phone, in order. Asks nobody.")
final class SmsRoutesOf implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Sms sms;

    @Mixin
    private Assignments assignments = new Assignments();

    @Parameters(paramLabel = "<phone>", description = "The phone, as people write it.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private String phone;

    @Override
    public Integer call() {
        return sms.work(assignments, phone, (config, gateways, number, out) -> {
            print(config, gateways.routing().to(number).prefix(), number, out);
            return 0;
        });
    }

    private static void print(Config config, String prefix, PhoneNumber number, PrintStream out) {
        String route = prefix.isEmpty() ? SmsRoutes.ALL_OTHERS : prefix;
        out.println(number.e164() + " goes by the route " + route + "=…");
        List<SmsRoutes.Leg> legs = config.sms().routes().legs().getOrDefault(route, List.of());
        out.printf("%-3s %-12s %-20s %s%n", "", "GATEWAY", "SENDER", "TIME");
        for (int i = 0; i < legs.size(); i++) {
            SmsRoutes.Leg leg = legs.get(i);
            out.printf(
                    "%-3s %-12s %-20s %s%n",
                    i + 1 + ".",
                    leg.gateway(),
                    config.sms().senderOf(leg),
                    config.sms().timeOf(leg));
        }
        MessageLengths.of(config).forEach(length -> out.println("A code " + length));
    }
}
