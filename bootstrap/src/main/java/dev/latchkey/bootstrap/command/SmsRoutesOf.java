package dev.latchkey.bootstrap.command;

import dev.latchkey.application.messages.fraud.Prices;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.MessageLengths;
import dev.latchkey.bootstrap.SenderNames;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.SecretKeyFile;
import dev.latchkey.bootstrap.config.SmsRoutes;
import dev.latchkey.bootstrap.wiring.GatewaysWiring;
import dev.latchkey.bootstrap.wiring.ReceiptAddresses;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.sms.LibDestinations;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code latchkey sms routes}. */
@Command(name = "routes", description = "Print what would be tried to reach a phone, in order. Asks nobody.")
final class SmsRoutesOf extends OfPhone {
    @Override
    public Integer call() {
        return work((config, gateways, number, out) -> {
            print(config, gateways, number, out);
            return 0;
        });
    }

    private static void print(Config config, GatewaysWiring gateways, PhoneNumber number, PrintStream out) {
        String prefix = gateways.routing().to(number).prefix();
        String route = prefix.isEmpty() ? SmsRoutes.ALL_OTHERS : prefix;
        out.println(number.e164() + " goes by the route " + route + "=…");
        out.println(destination(config, number));
        List<SmsRoutes.Leg> legs = config.sms().routes().legs().getOrDefault(route, List.of());
        Prices prices = new Prices(config.fraud().tariffs(), gateways.routing());
        OutgoingMessage message = SmsTest.message(config, number);
        out.printf("%-3s %-12s %-20s %-6s %s%n", "", "GATEWAY", "SENDER", "TIME", "PRICE");
        for (int i = 0; i < legs.size(); i++) {
            SmsRoutes.Leg leg = legs.get(i);
            out.printf(
                    "%-3s %-12s %-20s %-6s %s%n",
                    i + 1 + ".",
                    leg.gateway(),
                    config.sms().senderOf(leg),
                    config.sms().timeOf(leg),
                    prices.of(leg.gateway(), message).text());
        }
        receipts(config, legs, out);
        MessageLengths.of(config).forEach(length -> out.println("A code " + length));
        SenderNames.tooLong(config.sms()).forEach(out::println);
    }

    private static String destination(Config config, PhoneNumber number) {
        Destination destination = new LibDestinations().of(number);
        String kind = Word.of(destination.kind()).replace('_', ' ');
        String words = "It is of the kind " + kind + " in " + destination.region();
        return config.fraud()
                .rules()
                .served()
                .refusal(destination)
                .map(rule -> words + ", which is not served: "
                        + (rule == SendRule.COUNTRY ? "SMS_COUNTRIES" : "no messages go to such numbers"))
                .orElse(words);
    }

    /** The key is only read: whoever asks what would be done makes nothing. */
    private static void receipts(Config config, List<SmsRoutes.Leg> legs, PrintStream out) {
        boolean keyIsThere = config.secrets().secretKey().isPresent()
                || Files.exists(new SecretKeyFile(config.database().directory()).path());
        ReceiptAddresses addresses =
                new ReceiptAddresses(config.sms(), config.http().publicUrl(), () -> {
                    if (keyIsThere) {
                        return StorageWiring.secrets(config, new SecureRandom());
                    }
                    throw new CannotStart("There is no secret key yet");
                });
        for (SmsRoutes.Leg leg : legs) {
            try {
                addresses
                        .of(leg.gateway())
                        .ifPresent(address -> out.println("Receipts of " + leg.gateway() + " come to " + address));
            } catch (CannotStart e) {
                out.println("Receipts of " + leg.gateway() + ": their address is known once the server has run");
            }
        }
    }
}
