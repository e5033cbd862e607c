package dev.latchkey.sms.smpp;

import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.Receipt.State;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * Reads receipts, which come as a text, as fields, or as both. The text repeats the beginning of the message, and with it
 * the code: it is read here and goes nowhere else.
 */
final class SmppReceipt {
    private static final Pattern ID = Pattern.compile("(?i)\\bid:([^ ]+)");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:([A-Z]+)");
    private static final Pattern ERROR = Pattern.compile("(?i)\\berr:([0-9A-Z]+)");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,16}");

    private SmppReceipt() {}

    /** Empty if it is no receipt, or says nothing of which message or of what became of it. */
    static Optional<Receipt> read(DeliverSm delivered) {
        if (!delivered.isSmscDeliveryReceipt()) {
            return Optional.empty();
        }
        String text = new String(text(delivered), StandardCharsets.ISO_8859_1);
        Set<String> ids = new LinkedHashSet<>();
        field(delivered, OptionalParameter.Receipted_message_id.class, Tag.RECEIPTED_MESSAGE_ID)
                .ifPresent(id -> ids.addAll(spellings(id.getValueAsString())));
        found(ID, text).ifPresent(id -> ids.addAll(spellings(id)));
        Optional<State> state = field(delivered, OptionalParameter.Message_state.class, Tag.MESSAGE_STATE)
                .map(number -> state(number.getValue()))
                .or(() -> found(STATE, text).map(SmppReceipt::state));
        return ids.isEmpty()
                ? Optional.empty()
                : state.map(what -> new Receipt(Set.copyOf(ids), what, found(ERROR, text)));
    }

    private static byte[] text(DeliverSm delivered) {
        byte[] text = delivered.getShortMessage();
        if (text != null && text.length > 0) {
            return text;
        }
        return field(delivered, OptionalParameter.Message_payload.class, Tag.MESSAGE_PAYLOAD)
                .map(OptionalParameter.OctetString::getValue)
                .orElse(new byte[0]);
    }

    /** Some centres answer with a number in hexadecimal and write it in decimal into the receipt, or the other way round. */
    private static Set<String> spellings(String id) {
        Set<String> all = new LinkedHashSet<>();
        String bare = id.replace("\u0000", "").strip();
        all.add(bare);
        if (DECIMAL.matcher(bare).matches()) {
            all.add(new BigInteger(bare).toString(16));
        }
        if (HEX.matcher(bare).matches()) {
            all.add(new BigInteger(bare, 16).toString());
        }
        return all;
    }

    private static State state(byte number) {
        return switch (number) {
            case 1, 6 -> State.SENT;
            case 2 -> State.DELIVERED;
            case 3 -> State.EXPIRED;
            case 4, 5 -> State.UNDELIVERED;
            case 8 -> State.REJECTED;
            default -> State.UNKNOWN;
        };
    }

    private static State state(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "ENROUTE", "ACCEPTD", "BUFFRED" -> State.SENT;
            case "DELIVRD" -> State.DELIVERED;
            case "EXPIRED" -> State.EXPIRED;
            case "DELETED", "UNDELIV" -> State.UNDELIVERED;
            case "REJECTD" -> State.REJECTED;
            default -> State.UNKNOWN;
        };
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static <T> Optional<T> field(DeliverSm delivered, Class<T> type, Tag tag) {
        OptionalParameter field = delivered.getOptionalParameter(tag);
        return type.isInstance(field) ? Optional.of(type.cast(field)) : Optional.empty();
    }
}
