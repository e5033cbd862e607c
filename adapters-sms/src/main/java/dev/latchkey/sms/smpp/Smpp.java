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
import java.util.function.Consumer;

/** SMPP 3.4, the door to operators and aggregators. */
public final class Smpp implements GatewayKind {
    private static final int LONGEST_ID = 15;
    private static final int LONGEST_PASSWORD = 8;
    private static final int LONGEST_TYPE = 12;
    private static final int LONGEST_SENDER = 20;

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
                GatewaySetting.text("LOGIN", "The system id.").mustBeSet().checkedBy(atMost(LONGEST_ID)),
                GatewaySetting.secret("PASSWORD", "The password, 8 signs at most.")
                        .checkedBy(atMost(LONGEST_PASSWORD)),
                GatewaySetting.text("SYSTEM_TYPE", "The system type, where the SMSC wants one.")
                        .checkedBy(atMost(LONGEST_TYPE)),
                GatewaySetting.text("FROM", "The sender: a name, a short code or a number.")
                        .mustBeSet()
                        .checkedBy(atMost(LONGEST_SENDER)),
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

    /** Fields of SMPP end with a NUL at the latest there; a bind with a longer one never leaves the house. */
    private static Consumer<String> atMost(int length) {
        return text -> {
            if (text.length() > length || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw new IllegalArgumentException(
                        "is more than " + length + " signs, or has one that SMPP does not carry");
            }
        };
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
