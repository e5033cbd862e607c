package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import java.util.List;

/** Receipts of SMS Aero: JSON or a form, signed by nothing but the address that they come to. */
record SmsAeroReceipts() implements ReceiptReader {
    private static final States STATES = new States()
            .mean(State.SENT, "0", "3", "4", "8", "queue", "sent", "send", "wait", "moderation")
            .mean(State.DELIVERED, "1", "delivery", "delivered")
            .mean(State.UNDELIVERED, "2", "fail", "not_delivered")
            .mean(State.REJECTED, "6", "reject", "rejected");

    @Override
    public List<Receipt> read(ReceiptCall call) {
        return call.items().stream()
                .map(item -> item.path("data").isObject() ? item.path("data") : item)
                .flatMap(
                        item -> STATES.receipt(status(item), "", item.path("id").asText()).stream())
                .toList();
    }

    private static String status(JsonNode item) {
        String number = item.path("status").asText();
        return number.isEmpty() ? item.path("extendStatus").asText() : number;
    }
}
