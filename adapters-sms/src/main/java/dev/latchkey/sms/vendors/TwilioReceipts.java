package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.Signatures;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receipts of Twilio: forms, signed over the address that Twilio was given and the fields. */
record TwilioReceipts(GatewayValues values) implements ReceiptReader {
    private static final States STATES = new States()
            .mean(State.SENT, "accepted", "scheduled", "queued", "sending", "sent", "partially_delivered")
            .mean(State.DELIVERED, "delivered", "read")
            .mean(State.UNDELIVERED, "undelivered", "failed")
            .mean(State.REJECTED, "canceled")
            .hopeless(Twilio.CODES::isRefusal);
    private static final Pattern BODY_HASH = Pattern.compile("(?:^|&)bodySHA256=([0-9a-fA-F]{64})(?:&|$)");

    @Override
    public boolean isGenuine(ReceiptCall call) {
        // With an API key the token is that key's secret; calls are signed with the token of the account.
        Optional<String> token = values.maybe(Twilio.AUTH_TOKEN)
                .or(() -> values.maybe("KEY").isPresent() ? Optional.empty() : values.maybe("TOKEN"));
        if (token.isEmpty()) {
            return true;
        }
        String signature = call.header("X-Twilio-Signature").orElse("");
        Optional<String> fields = signedFields(call);
        return fields.isPresent()
                && spellings(call.url()).stream().anyMatch(url -> {
                    byte[] mac = Signatures.mac(
                            "HmacSHA1", Signatures.bytes(token.get()), Signatures.bytes(url + fields.get()));
                    return Signatures.isSame(Base64.getEncoder().encodeToString(mac), signature);
                });
    }

    @Override
    public List<Receipt> read(ReceiptCall call) {
        JsonNode fields = call.fields();
        String status = fields.path("MessageStatus").asText();
        String word = status.isEmpty() ? fields.path("SmsStatus").asText() : status;
        String code = fields.path("ErrorCode").asText();
        return STATES.receipt(word, code, fields.path("MessageSid").asText());
    }

    /** The fields of the form in the order of their names; of another body the query holds the hash. */
    private static Optional<String> signedFields(ReceiptCall call) {
        Matcher hash = BODY_HASH.matcher(call.rawQuery());
        if (hash.find()) {
            return Signatures.isHex(Signatures.hash("SHA-256", call.body()), hash.group(1))
                    ? Optional.of("")
                    : Optional.empty();
        }
        StringBuilder fields = new StringBuilder();
        Map<String, List<String>> form = new TreeMap<>(call.form());
        form.forEach((name, values) ->
                new TreeSet<>(values).forEach(value -> fields.append(name).append(value)));
        return call.isJson() ? Optional.empty() : Optional.of(fields.toString());
    }

    /** Some of Twilio's senders name the usual port, some do not. */
    private static List<String> spellings(String url) {
        URI uri = URI.create(url);
        String usual = "https".equals(uri.getScheme()) ? ":443" : ":80";
        String bare = uri.getScheme() + "://" + uri.getHost();
        String rest = url.substring(uri.getScheme().length()
                + 3
                + String.valueOf(uri.getRawAuthority()).length());
        return uri.getPort() == -1 || usual.equals(":" + uri.getPort())
                ? List.of(bare + rest, bare + usual + rest)
                : List.of(url);
    }
}
