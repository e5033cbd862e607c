package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.Signatures;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receipts of a gateway that the operator described: a query, a form, or JSON, of which one or a list comes. */
record GenericReceipts(GatewayValues values, InstantSource clock) implements ReceiptReader {
    static final String ID_AT = "RECEIPT_ID_AT";
    static final String STATE_AT = "RECEIPT_STATE_AT";
    static final String STATES = "RECEIPT_STATES";
    static final String SIGNED = "RECEIPT_SIGNED";

    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-fA-F]{64})");
    private static final Pattern MEANING = Pattern.compile("([^=,]+)=([a-z]+)");

    @Override
    public boolean isGenuine(ReceiptCall call) {
        Optional<String> secret = values.maybe("SECRET");
        if (secret.isEmpty() || !values.flag(SIGNED)) {
            return true;
        }
        Matcher written = SIGNATURE.matcher(call.header("X-Signature").orElse(""));
        if (!written.matches()) {
            return false;
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(Signatures.bytes(written.group(1) + "."));
        signed.writeBytes(call.method().equals("GET") ? Signatures.bytes(call.rawQuery()) : call.body());
        byte[] right = Signatures.mac("HmacSHA256", Signatures.bytes(secret.get()), signed.toByteArray());
        return Signatures.isHex(right, written.group(2)) && Signatures.isRecent(written.group(1), clock.instant());
    }

    @Override
    public List<Receipt> read(ReceiptCall call) {
        States states = states(values.text(STATES));
        return call.items().stream()
                .flatMap(item -> {
                    String word = at(item, STATE_AT);
                    return states.receipt(word, word, at(item, ID_AT)).stream();
                })
                .toList();
    }

    private String at(JsonNode item, String pointer) {
        return item.at(JsonPointer.compile(values.text(pointer))).asText();
    }

    /** Reads {@code 1=delivered,2=undelivered}; the words themselves always count. */
    static States states(String text) {
        States states = new States();
        for (State state : State.values()) {
            states = states.mean(state, Word.of(state));
        }
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher meaning = MEANING.matcher(part.strip());
            if (!meaning.matches()) {
                throw new IllegalArgumentException("has a part that does not read 1=delivered");
            }
            states = states.mean(state(meaning.group(2)), meaning.group(1).toLowerCase(Locale.ROOT));
        }
        return states;
    }

    private static State state(String word) {
        try {
            return State.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "has a meaning that is none of sent, delivered, undelivered, expired, rejected, unknown");
        }
    }
}
