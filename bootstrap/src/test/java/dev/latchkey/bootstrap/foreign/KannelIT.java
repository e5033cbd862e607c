package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import dev.latchkey.sms.gateways.FakeVendor;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.VendorRequest;
import dev.latchkey.sms.vendors.GenericHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our gateway over HTTP with the settings for Kannel that docs/sms.md has, through Kannel to a message centre and back. */
@Timeout(120)
class KannelIT {
    private static final String PHONE = "+79120001002";
    private static final String TEXT = "Код: 4071 & \"никому\"";

    @TempDir
    Path directory;

    @Test
    void a_message_goes_through_kannel_to_the_centre_and_its_receipt_comes_back() throws Exception {
        try (NodeSmsc smsc = NodeSmsc.start();
                FakeVendor receipts = new FakeVendor();
                Kannel kannel = new Kannel(directory, smsc.port())) {
            String receiptUrl = VendorRequest.encoded(receipts.url() + "/receipt?state=%d&id=") + "{{id}}";
            MessageId id = new MessageId(UUID.randomUUID());

            GatewayAnswer answer = sent(kannel.url(), Kannel.PASSWORD, "&dlr-mask=31&dlr-url=" + receiptUrl, id);

            assertThat(answer.outcome()).isEqualTo(DeliveryOutcome.SENT);
            awaits(() -> ours(smsc).size() == 1);
            assertThat(ours(smsc).get(0).get("text").asText()).isEqualTo(TEXT);
            // The centre has taken it, and later it says that the phone was not reached.
            awaits(() -> receipts.received().size() == 2);
            assertThat(receipts.received())
                    .extracting(call -> call.query().get("state"))
                    .containsExactly("8", "2");
            assertThat(receipts.received())
                    .extracting(call -> call.query().get("id"))
                    .containsOnly(id.value().toString());
        }
    }

    @Test
    void a_wrong_password_is_told() throws Exception {
        try (NodeSmsc smsc = NodeSmsc.start();
                Kannel kannel = new Kannel(directory, smsc.port())) {
            assertThat(sent(kannel.url(), "wrong", "", new MessageId(UUID.randomUUID())))
                    .isEqualTo(GatewayAnswer.of(DeliveryOutcome.AUTH, "http-403"));
            assertThat(ours(smsc)).isEmpty();
        }
    }

    /** Kannel itself answers the greeting of the centre. */
    private static List<JsonNode> ours(NodeSmsc smsc) {
        return smsc.told("submit").stream()
                .filter(message -> message.get("to").asText().equals(PHONE.substring(1)))
                .toList();
    }

    private static GatewayAnswer sent(String url, String password, String more, MessageId id) {
        Map<String, String> values = new TreeMap<>(Gateways.defaults(new GenericHttp()));
        values.putAll(Map.of(
                "METHOD", "GET",
                "FORMAT", "none",
                "URL",
                        url + "?username={{login}}&password={{password}}&from={{from}}&to={{phone}}&text={{text}}"
                                + "&charset=utf-8&coding=2" + more,
                "LOGIN", Kannel.USER,
                "PASSWORD", password,
                "FROM", "Brand",
                "SUCCESS_STATUS", "202",
                "SUCCESS_MATCH", "^[03]:"));
        SmsGateway gateway = new GenericHttp().open(new GatewayValues(values), GatewayTools.standard());
        Instant now = Instant.now();
        OutgoingMessage message = new OutgoingMessage(
                id, new PhoneNumber(PHONE), MessagePurpose.SIGN_IN_CODE, TEXT, now, now.plusSeconds(120));
        return gateway.send(message)
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static void awaits(BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(so.getAsBoolean()).isTrue();
    }
}
