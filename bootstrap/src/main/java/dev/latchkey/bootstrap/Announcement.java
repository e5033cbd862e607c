package dev.latchkey.bootstrap;

import dev.latchkey.application.messages.fraud.FraudRules;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.SmsRoutes;
import dev.latchkey.domain.messages.ServedNumbers;
import dev.latchkey.persistence.DatabaseUrl;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator wants to know when the start is over. */
public final class Announcement {
    private final Config config;
    private final URI uri;
    private final List<String> lines = new ArrayList<>();

    private Announcement(Config config, URI uri) {
        this.config = config;
        this.uri = uri;
    }

    /** The lines to print. */
    public static List<String> of(Config config, URI uri, Duration startTook) {
        Announcement announcement = new Announcement(config, uri);
        announcement.lines.add(
                "Latchkey %s is ready after %.1f s".formatted(Version.text(), startTook.toMillis() / 1e3));
        announcement.whatIsOn();
        announcement.whatIsOff();
        return announcement.lines;
    }

    private void whatIsOn() {
        line(
                "listening",
                uri
                        + (config.http().givenUrl().isPresent()
                                ? ", for clients " + config.http().publicUrl()
                                : ""));
        line("API pages", uri + "/docs and " + uri + "/redoc");
        line(
                "data",
                config.database()
                        .url()
                        .map(DatabaseUrl::toString)
                        .orElseGet(() -> config.database().directory() + " (a PostgreSQL of its own)"));
        config.redis().url().ifPresent(url -> line("Redis", url + ", for speed (REDIS_URL)"));
        config.telegram().doors().ifPresent(doors -> line("Telegram", doors));
        messages();
        line(
                "mail",
                config.mail()
                        .smtp()
                        .map(smtp -> "goes through " + smtp.url() + " (SMTP_URL)")
                        .orElse("is printed here, each in a line that begins with \"MAIL to\" (SMTP_URL is not set)"));
    }

    private void messages() {
        List<String> gateways = config.sms().routes().gateways();
        line(
                "messages",
                gateways.equals(List.of(SmsRoutes.CONSOLE))
                        ? "are printed here, each in a line that begins with \"SMS to\" (SMS_ROUTES)"
                        : "go through " + String.join(", ", gateways) + " (SMS_ROUTES)");
        MessageLengths.of(config).forEach(length -> line("", "a code " + length));
        SenderNames.tooLong(config.sms()).forEach(warning -> line("", warning));
        money();
    }

    private void money() {
        FraudRules rules = config.fraud().rules();
        ServedNumbers served = rules.served();
        String countries = served.everywhere()
                ? "all countries"
                : Stream.concat(
                                served.regions().stream(),
                                served.callingCodes().stream().map(code -> "+" + code))
                        .sorted()
                        .collect(Collectors.joining(", "));
        line("", "go to numbers of " + countries + " (SMS_COUNTRIES)");
        rules.budgets()
                .hour()
                .ifPresent(most -> line("", "cost " + most.text() + " an hour at most (SMS_BUDGET_HOUR)"));
        rules.budgets().day().ifPresent(most -> line("", "cost " + most.text() + " a day at most (SMS_BUDGET_DAY)"));
        if (!rules.enforced()) {
            line("", "are sent even if they look like fraud (SMS_FRAUD_MODE=record)");
        }
    }

    private void whatIsOff() {
        List<String> off = new ArrayList<>();
        if (config.telegram().doors().isEmpty()) {
            off.add("Telegram: TELEGRAM_BOT_TOKEN and TELEGRAM_OIDC_CLIENT_ID are not set");
        }
        if (config.redis().url().isEmpty()) {
            off.add("Redis: REDIS_URL is not set; PostgreSQL does its work");
        }
        if (!config.limits().on()) {
            off.add("limits: LIMITS=off");
        }
        if (config.accounts().administrator().isNamed()) {
            off.add("first account as administrator: ADMIN_EMAIL or ADMIN_USERNAME is set");
        }
        for (int i = 0; i < off.size(); i++) {
            line(i == 0 ? "off" : "", off.get(i));
        }
    }

    private void line(String what, String words) {
        lines.add("  %-10s %s".formatted(what, words));
    }
}
