package dev.latchkey.bootstrap.wiring;

import dev.latchkey.bootstrap.config.SmsConfig;
import dev.latchkey.http.messages.ReceiptRoutes;
import dev.latchkey.security.ReceiptSecrets;
import dev.latchkey.security.Secrets;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.ReceiptDesk;
import dev.latchkey.sms.gateways.ReceiptReader;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The addresses to which the gateways of the routes tell what became of messages. */
public final class ReceiptAddresses {
    private static final String OFF = "off";

    private final SmsConfig config;
    private final URI publicUrl;
    private final Supplier<Secrets> secrets;

    /** @param secrets asked only where the operator has chosen no secret */
    public ReceiptAddresses(SmsConfig config, URI publicUrl, Supplier<Secrets> secrets) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.secrets = secrets;
    }

    /** The address to give to the vendor; empty if it tells nothing that way, or shall not. */
    public Optional<String> of(String gateway) {
        return reader(gateway, Clock.systemUTC())
                .flatMap(reader -> secrets(gateway).stream().findFirst())
                .map(secret -> ReceiptRoutes.address(publicUrl, gateway, secret));
    }

    /** The same for requests to the vendor, which refuses them if it cannot reach the address. */
    Optional<String> reachable(String gateway) {
        String host = Objects.requireNonNullElse(publicUrl.getHost(), "localhost");
        boolean away = "https".equalsIgnoreCase(publicUrl.getScheme())
                && !host.equals("localhost")
                && !host.startsWith("127.")
                && !host.startsWith("[");
        return away ? of(gateway) : Optional.empty();
    }

    /** Whether the gateway tells anything. */
    boolean tells(String gateway) {
        GatewayKind kind = config.kinds().get(gateway);
        return of(gateway).isPresent() || (kind != null && kind.tellsOnItsOwn());
    }

    /** Where vendors are let in. */
    ReceiptDesk desk(InstantSource clock) {
        Map<String, ReceiptDesk.Window> windows = new LinkedHashMap<>();
        config.routes().legs().values().stream()
                .flatMap(List::stream)
                .map(leg -> leg.gateway())
                .distinct()
                .forEach(gateway -> reader(gateway, clock)
                        .ifPresent(reader -> windows.put(gateway, new ReceiptDesk.Window(secrets(gateway), reader))));
        return new ReceiptDesk(windows);
    }

    private Optional<ReceiptReader> reader(String gateway, InstantSource clock) {
        GatewayKind kind = config.kinds().get(gateway);
        GatewayValues values = config.gateways().get(gateway);
        return kind == null || values == null ? Optional.empty() : kind.receipts(values, clock);
    }

    private List<String> secrets(String gateway) {
        Optional<String> chosen = Optional.ofNullable(config.gateways().get(gateway))
                .flatMap(values -> values.maybe(Gateways.RECEIPT_SECRET));
        if (chosen.isPresent()) {
            return chosen.get().equals(OFF) ? List.of() : List.of(chosen.get());
        }
        return new ReceiptSecrets(secrets.get()).of(gateway);
    }
}
