package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Receipts of Vonage: of its SMS API in a query, a form or JSON, or of its Messages API in JSON. */
record VonageReceipts(GatewayValues values, InstantSource clock) implements ReceiptReader {
    /** Barred by its owner, taken for spam, no such number, a forbidden text, and the same two for want of consent. */
    private static final Set<String> HOPELESS = Set.of("4", "6", "9", "10", "52", "53");

    private static final States STATES = new States()
            .mean(State.SENT, "accepted", "buffered", "submitted")
            .mean(State.DELIVERED, "delivered", "read")
            .mean(State.EXPIRED, "expired")
            .mean(State.UNDELIVERED, "failed", "undeliverable", "undelivered")
            .mean(State.REJECTED, "rejected")
            .hopeless(HOPELESS::contains);

    @Override
    public boolean isGenuine(ReceiptCall call) {
        Optional<String> secret = values.maybe(Vonage.SIGNATURE_SECRET);
        if (secret.isEmpty()) {
            return true;
        }
        Optional<String> token =
                call.header("Authorization").filter(text -> text.regionMatches(true, 0, "Bearer ", 0, 7));
        return token.map(bearer -> VonageSignature.isToken(
                        bearer.substring(7).strip(), secret.get(), values.text("KEY"), call.body(), clock.instant()))
                .orElseGet(() -> VonageSignature.isSigned(
                        call.fields(), secret.get(), values.text(Vonage.SIGNATURE_METHOD), clock.instant()));
    }

    @Override
    public List<Receipt> read(ReceiptCall call) {
        JsonNode fields = call.fields();
        String code = fields.path("err-code").asText();
        String title = fields.path("error").path("title").asText();
        return STATES.receipt(
                fields.path("status").asText(),
                code.isEmpty() ? title : code,
                fields.path("messageId").asText(),
                fields.path("message_uuid").asText(),
                // Our own name for it: each part of a long message has another of Vonage's, and when no answer came we
                // know none.
                fields.path("client-ref").asText(),
                fields.path("client_ref").asText());
    }
}
