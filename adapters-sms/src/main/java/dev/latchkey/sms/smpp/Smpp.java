package dev.latchkey.sms.smpp;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.sms.gateways.Checkup;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewaySetting;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** SMPP 3.4, the door to operators and aggregators. */
public final class Smpp implements GatewayKind {
    @Override
    public String name() {
        return "smpp";
    }

    /** Binds, and unbinds again. */
    @Override
    public CompletionStage<Checkup> check(GatewayValues values, GatewayTools tools) {
        return CompletableFuture.supplyAsync(() -> {
            try (SmppLink link = new SmppLink(values, receipt -> {})) {
                var unused = link.session();
                return Checkup.KNOWN;
            } catch (SmppLink.NotBound e) {
                return Checkup.of(e.answer());
            }
        });
    }

    @Override
    public List<GatewaySetting> settings() {
        return List.of(
                GatewaySetting.text("URL", "Where the SMSC is: `smpp://host:2775`, or `smpps://` for TLS.")
                        .mustBeSet()
                        .checkedBy(Smpp::checkAddress),
                GatewaySetting.text("LOGIN", "The system id.").mustBeSet(),
                GatewaySetting.secret("PASSWORD", "The password, 8 signs at most."),
                GatewaySetting.text("SYSTEM_TYPE", "The system type, where the SMSC wants one."),
                GatewaySetting.text("FROM", "The sender: a name, a short code or a number.")
                        .mustBeSet(),
                Gateways.inFlight(10));
    }

    @Override
    public SmsGateway open(GatewayValues values, GatewayTools tools) {
        return new SmppGateway(name(), values, tools.receipts());
    }

    @Override
    public boolean tellsOnItsOwn() {
        return true;
    }

    static void checkAddress(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && uri.getPort() > 0
                    && Set.of("smpp", "smpps").contains(uri.getScheme())) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without repeating it.
        }
        throw new IllegalArgumentException("is no address such as smpp://smsc.example:2775");
    }
}
