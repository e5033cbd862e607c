package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.SmsConfig;
import dev.latchkey.bootstrap.config.SmsRoutes;
import dev.latchkey.sms.gateways.Checkup;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Looks at every gateway of the routes, at all of them at once: is it there, and does it know us? Sends nothing. */
final class GatewaysExamination {
    private static final String EACH = "5s";
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final SmsConfig config;
    private final Findings findings;

    GatewaysExamination(Config config, Findings findings) {
        this.config = config.sms();
        this.findings = findings;
    }

    void examine() {
        List<String> names = config.routes().gateways();
        if (names.equals(List.of(SmsRoutes.CONSOLE))) {
            findings.note("messages", "are only printed: SMS_ROUTES names no gateway to real phones");
            return;
        }
        findings.good("messages", "go through " + String.join(", ", names) + "; latchkey sms test <phone> sends one");
        GatewayTools tools = GatewayTools.standard();
        Map<String, CompletableFuture<Checkup>> looks = new LinkedHashMap<>();
        names.stream()
                .filter(name -> !name.equals(SmsRoutes.CONSOLE))
                .forEach(name -> looks.put(name, look(name, tools)));
        looks.forEach((name, look) -> tell(name, look.join()));
    }

    private CompletableFuture<Checkup> look(String name, GatewayTools tools) {
        Checkup silent = new Checkup(Checkup.Found.SILENT, "timeout");
        return CompletableFuture.supplyAsync(() -> kind(name).check(values(name).with(Gateways.TIMEOUT, EACH), tools))
                .thenCompose(stage -> stage)
                .completeOnTimeout(silent, LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(broken -> new Checkup(Checkup.Found.STRANGE, "broken"));
    }

    private void tell(String name, Checkup checkup) {
        String where = values(name).maybe("URL").map(GatewaysExamination::host).orElse("its vendor");
        String settings = "the settings SMS_" + name.toUpperCase(Locale.ROOT) + "_…";
        switch (checkup.found()) {
            case KNOWN -> findings.good(name, "lets us in at " + where);
            case REACHED -> findings.note(name, "is there at " + where + "; whether it lets us in a message will show");
            case REFUSED -> findings.wrong(name, "does not let us in" + in(checkup) + ": see " + settings);
            case EMPTY -> findings.wrong(name, "has no money left for us" + in(checkup));
            case AWAY -> findings.wrong(name, "cannot be reached at " + where + ": see " + settings);
            case NOT_TRUSTED -> findings.wrong(name, "has no certificate for " + where);
            case SILENT -> findings.wrong(name, "is there at " + where + " and does not answer");
            case STRANGE ->
                findings.wrong(name, "answers what we do not understand" + in(checkup) + ": is it " + where + "?");
        }
    }

    private static String in(Checkup checkup) {
        return checkup.code().isEmpty() ? "" : " (" + checkup.code() + ")";
    }

    /** No more of the address, for there may be secrets in it. */
    private static String host(String url) {
        return url.replaceFirst("^([a-z]+://[^/?#]*).*$", "$1");
    }

    private GatewayKind kind(String name) {
        return Objects.requireNonNull(config.kinds().get(name));
    }

    private GatewayValues values(String name) {
        return Objects.requireNonNull(config.gateways().get(name));
    }
}
