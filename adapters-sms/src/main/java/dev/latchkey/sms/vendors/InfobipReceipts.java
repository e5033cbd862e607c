package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Receipts of Infobip: several in one JSON, signed by nothing but the address that they come to. */
record InfobipReceipts() implements ReceiptReader {
    /** Errors of the networks: an unknown, an unidentified and an illegal subscriber, and one who wants no messages. */
    private static final Set<String> NOBODYS_NUMBER = Set.of("1", "5", "9", "13");

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
            JsonNode status = result.path("status");
            String error = result.path("error").path("id").asText();
            boolean hopeless = NOBODYS_NUMBER.contains(error)
                    || Infobip.CODES.isRefusal(status.path("id").asText());
            GROUPS.receipt(
                            status.path("groupId").asText(),
                            error,
                            result.path("messageId").asText())
                    .forEach(receipt -> receipts.add(receipt.hopelessIf(hopeless)));
        }
        return receipts;
    }
}
