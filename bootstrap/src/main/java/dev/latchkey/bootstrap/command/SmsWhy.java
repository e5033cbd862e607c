package dev.latchkey.bootstrap.command;

import dev.latchkey.application.messages.fraud.Decision;
import dev.latchkey.application.shared.Page;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.wiring.FraudWiring;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.Word;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code latchkey sms why}. */
@Command(
        name = "why",
        description =
                "Print what was decided about messages to a phone in the last 30 days, latest first, and what became"
                        + " of them. Needs the database.")
final class SmsWhy extends OfPhone {
    @Override
    public Integer call() {
        return look(SmsWhy::print);
    }

    private static int print(Config config, PhoneNumber number, PrintStream out) {
        List<Decision> decisions;
        try (Closing closing = new Closing()) {
            StorageWiring storage = StorageWiring.beside(config, closing);
            decisions = FraudWiring.viewOnly(storage)
                    .page(number, Optional.empty(), Page.MAX_SIZE)
                    .items();
        }
        if (decisions.isEmpty()) {
            out.println("Nobody has asked for a message to " + number.e164()
                    + " lately, or too many were refused at once to write all of them down.");
            return 0;
        }
        out.printf("%-20s %-20s %-7s %-34s %-9s %s%n", "AT", "PURPOSE", "SENT", "BECAUSE OF", "COST", "SINCE THEN");
        decisions.forEach(decision -> out.printf(
                "%-20.19s %-20s %-7s %-34s %-9s %s%n",
                decision.at(),
                Word.of(decision.purpose()),
                decision.sent() ? "yes" : "no",
                because(decision),
                decision.charged().orElse(decision.reserved()).text(),
                since(decision)));
        return 0;
    }

    private static String because(Decision decision) {
        String rule = Word.of(decision.rule()) + (decision.detail().isEmpty() ? "" : " " + decision.detail());
        return switch (decision.rule()) {
            case COUNTRY -> rule + " " + decision.region();
            case KIND -> rule + " " + Word.of(decision.kind());
            default -> rule;
        };
    }

    private static String since(Decision decision) {
        String state = decision.state().orElse("");
        String gateway = decision.gateway().map(name -> " by " + name).orElse("");
        return state + gateway + (decision.typedAt().isPresent() ? ", the code was typed" : "");
    }
}
