package dev.latchkey.sms.vendors;

import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import dev.latchkey.sms.gateways.ReceiptCall;
import dev.latchkey.sms.gateways.ReceiptReader;
import dev.latchkey.sms.gateways.Signatures;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Receipts of SMS.ru: several in one form, each of some lines, and one hash over all of them. */
record SmsRuReceipts(GatewayValues values) implements ReceiptReader {
    private static final Pattern DATA = Pattern.compile("data\\[[0-9]*]|data");
    private static final String OF_MESSAGES = "sms_status";
    private static final States STATES = new States()
            .mean(State.SENT, "100", "101", "102")
            .mean(State.DELIVERED, "103", "110")
            .mean(State.EXPIRED, "104")
            .mean(State.UNDELIVERED, "106", "107")
            .mean(State.REJECTED, "105", "108", "130", "131", "132", "150")
            .mean(State.REJECTED, "201", "202", "203", "204", "205", "206", "207", "208", "209", "214", "215", "216")
            .mean(State.REJECTED, "230", "231", "232", "233")
            .hopeless(SmsRu.CODES::isRefusal);
    private static final List<String> GOOD = List.of("100", "101", "102", "103", "110");

    @Override
    public boolean isGenuine(ReceiptCall call) {
        String written = call.form().getOrDefault("hash", List.of("")).get(0);
        StringBuilder signed = new StringBuilder(values.text("KEY"));
        data(call).forEach(signed::append);
        return Signatures.isHex(Signatures.hash("SHA-256", Signatures.bytes(signed.toString())), written);
    }

    @Override
    public List<Receipt> read(ReceiptCall call) {
        return data(call)
                .map(each -> each.split("\r?\n"))
                .filter(lines -> lines.length >= 3 && lines[0].equals(OF_MESSAGES))
                .flatMap(lines -> STATES.receipt(lines[2], GOOD.contains(lines[2]) ? "" : lines[2], lines[1]).stream())
                .toList();
    }

    /** It calls again for days unless it hears that. */
    @Override
    public String thanks() {
        return "100";
    }

    private static Stream<String> data(ReceiptCall call) {
        return call.form().entrySet().stream()
                .filter(field -> DATA.matcher(field.getKey()).matches())
                .map(Map.Entry::getValue)
                .flatMap(List::stream);
    }
}
