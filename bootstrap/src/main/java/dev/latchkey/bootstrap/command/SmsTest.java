package dev.latchkey.bootstrap.command;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.SendByRoute;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.GatewaysWiring;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.messages.DeliveryOutcome.Consequence;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.domain.messages.SmsLength;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.sms.SmsTexts;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code latchkey sms test}. */
@Command(
        name = "test",
        description =
                "Send a message with a code that opens nothing, and print what each gateway says. This costs money.")
final class SmsTest extends OfPhone {
    private static final LoginCode NOBODYS = new LoginCode("000000");
    private static final Duration LIFE = Duration.ofMinutes(2);

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Option(names = "--gateway", paramLabel = "<name>", description = "Through that one only, whatever the route is.")
    private @Nullable String gateway;

    @Override
    public Integer call() {
        return work((config, gateways, number, out) -> {
            SmsRouting routing = routing(config, gateways);
            OutgoingMessage message = message(config, number);
            out.println("Sending " + SmsLength.of(message.text()).words() + " to " + number.e164());
            Handover handover = new SendByRoute(routing, Clock.systemUTC())
                    .send(message)
                    .toCompletableFuture()
                    .join();
            return print(handover, out);
        });
    }

    private SmsRouting routing(Config config, GatewaysWiring gateways) {
        String only = gateway;
        if (only == null) {
            return gateways.routing();
        }
        if (!config.sms().knows(only)) {
            throw new ParameterException(command.commandLine(), "There is no gateway called " + only);
        }
        return gateways.only(only);
    }

    /** A message with a code that opens nothing. */
    static OutgoingMessage message(Config config, PhoneNumber number) {
        Instant now = Instant.now();
        String text = new SmsTexts(config.http().publicUrl())
                .text(CodePurpose.SIGN_IN, NOBODYS, config.accounts().usualLanguage());
        return new OutgoingMessage(
                MessageId.random(new SecureRandom()), number, MessagePurpose.SIGN_IN_CODE, text, now, now.plus(LIFE));
    }

    private static int print(Handover handover, PrintStream out) {
        for (Handover.Tried tried : handover.tried()) {
            out.printf(
                    "%-12s %-20s %s%n",
                    tried.gateway(),
                    Word.of(tried.answer().outcome()),
                    tried.answer().providerId().or(tried.answer()::providerCode).orElse(""));
        }
        boolean taken = handover.outcome().consequence() == Consequence.TAKEN;
        out.println(taken ? "It was taken by " + handover.gateway() + "." : "It was not surely sent.");
        return taken ? 0 : Latchkey.OUTSIDE_WRONG;
    }
}
