package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.Signatures;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Receipts of SMSC.ru: a form or a query, with a hash if a secret word is set there. Its CRC32 proves nothing. */
record SmscRuReceipts(GatewayValues values) implements ReceiptReader {
    /** A wrong number, and a message that is forbidden; its codes of errors are numbers too, but other ones. */
    private static final Set<String> HOPELESS = Set.of("22", "23");

    private static final States STATES = new States()
            .mean(State.SENT, "-1", "0")
            .mean(State.DELIVERED, "1", "2")
            .mean(State.EXPIRED, "3")
            .mean(State.UNDELIVERED, "20", "21", "25")
            .mean(State.REJECTED, "-2", "22", "23", "24")
            .hopeless(HOPELESS::contains);

    @Override
    public boolean isGenuine(ReceiptCall call) {
        Optional<String> word = values.maybe(SmscRu.RECEIPT_WORD);
        if (word.isEmpty()) {
            return true;
        }
        JsonNode fields = call.fields();
        byte[] signed = Signatures.bytes(String.join(
                ":",
                fields.path("id").asText(),
                fields.path("phone").asText(),
                fields.path("status").asText(),
                word.get()));
        return Signatures.isHex(
                        Signatures.hash("SHA-1", signed), fields.path("sha1").asText())
                || Signatures.isHex(
                        Signatures.hash("MD5", signed), fields.path("md5").asText());
    }

    @Override
    public List<Receipt> read(ReceiptCall call) {
        JsonNode fields = call.fields();
        return STATES.receipt(
                fields.path("status").asText(),
                fields.path("err").asText(),
                fields.path("id").asText());
    }
}
