package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.Signatures;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;

/** Reports of Telegram Gateway: JSON, signed with the token over the time and the body. */
record TelegramReceipts(GatewayValues values, InstantSource clock) implements ReceiptReader {
    private static final States STATES = new States()
            .mean(State.SENT, "sent")
            .mean(State.DELIVERED, "delivered", "read")
            .mean(State.EXPIRED, "expired")
            .mean(State.REJECTED, "revoked");

    @Override
    public boolean isGenuine(ReceiptCall call) {
        String at = call.header("X-Request-Timestamp").orElse("");
        String written = call.header("X-Request-Signature").orElse("");
        byte[] key = Signatures.hash("SHA-256", Signatures.bytes(values.text("TOKEN")));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(Signatures.bytes(at + "\n"));
        signed.writeBytes(call.body());
        return Signatures.isHex(Signatures.mac("HmacSHA256", key, signed.toByteArray()), written)
                && Signatures.isRecent(at, clock.instant());
    }

    /** What was not delivered in time is refunded, which the report says and the code repeats. */
    @Override
    public List<Receipt> read(ReceiptCall call) {
        JsonNode status = call.json();
        boolean refunded = status.path("is_refunded").asBoolean();
        return STATES
                .receipt(
                        status.path("delivery_status").path("status").asText(),
                        refunded ? "refunded" : "",
                        status.path("request_id").asText(),
                        status.path("payload").asText())
                .stream()
                .map(receipt -> receipt.refundedIf(refunded))
                .toList();
    }
}
