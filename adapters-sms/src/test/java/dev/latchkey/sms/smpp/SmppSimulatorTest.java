package dev.latchkey.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.GatewayHttp;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.examples.SMPPServerSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our SMPP against the simulator of jsmpp, which greets whoever binds and writes into receipts another id than it gave. */
@Timeout(60)
class SmppSimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String PASSWORD = "jpwd";

    private static int port;

    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** It ends with the JVM: nobody can stop it before. */
    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Thread simulator = new Thread(new SMPPServerSimulator(false, port, "j", PASSWORD), "simulator");
        simulator.setDaemon(true);
        simulator.start();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void a_message_is_taken_and_its_receipt_finds_it() throws InterruptedException {
        GatewayAnswer answer = eventually(gateway(PASSWORD));

        assertThat(answer.outcome()).isEqualTo(DeliveryOutcome.SENT);
        Receipt receipt = receipts.poll(30, TimeUnit.SECONDS);
        assertThat(receipt).isNotNull();
        assertThat(receipt.providerIds()).contains(answer.providerId().orElseThrow());
        assertThat(receipt.state()).isEqualTo(State.DELIVERED);
        assertThat(receipts).as("the greeting is no receipt").isEmpty();
    }

    @Test
    void a_wrong_password_is_told() {
        assertThat(eventually(gateway("sesame")).outcome()).isEqualTo(DeliveryOutcome.AUTH);
    }

    /** It takes a moment until the simulator listens. */
    private static GatewayAnswer eventually(SmsGateway gateway) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        GatewayAnswer answer = sent(gateway);
        while (answer.outcome() == DeliveryOutcome.FAILED && System.nanoTime() < deadline) {
            answer = sent(gateway);
        }
        return answer;
    }

    private static GatewayAnswer sent(SmsGateway gateway) {
        OutgoingMessage message = new OutgoingMessage(
                new MessageId(UUID.randomUUID()),
                new PhoneNumber("+79123456789"),
                MessagePurpose.SIGN_IN_CODE,
                "Code: 4071",
                NOW,
                NOW.plusSeconds(120));
        return gateway.send(message)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private SmsGateway gateway(String password) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(new Smpp()));
        values.putAll(Map.of("URL", "smpp://127.0.0.1:" + port, "LOGIN", "j", "PASSWORD", password, "FROM", "Brand"));
        GatewayTools tools =
                new GatewayTools(new GatewayHttp(), () -> NOW, (gateway, receipt) -> receipts.add(receipt));
        SmsGateway gateway = new Smpp().open(new GatewayValues(values), tools);
        open.add((AutoCloseable) gateway);
        return gateway;
    }
}
