package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import java.util.ArrayList;
import java.util.List;

/** Receipts of Infobip: several in one JSON, signed by nothing but the address that they come to. */
record InfobipReceipts() implements ReceiptReader {
    private static final States GROUPS = new States()
            .mean(State.SENT, "0", "1")
            .mean(State.UNDELIVERED, "2")
            .mean(State.DELIVERED, "3")
            .mean(State.EXPIRED, "4")
            .mean(State.REJECTED, "5");

    @Override
    public List<Receipt> read(ReceiptCall call) {
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode result : call.json().path("results")) {
            receipts.addAll(GROUPS.receipt(
                    result.path("status").path("groupId").asText(),
                    result.path("error").path("id").asText(),
                    result.path("messageId").asText()));
        }
        return receipts;
    }
}
