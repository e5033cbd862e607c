package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.VendorAnswer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the answers of a gateway mean that Latchkey does not know.
 *
 * @param statuses ranges of statuses that may mean success
 * @param successAt where in the JSON of a success there is something
 * @param successMatch what is found there, or in the whole body
 * @param idAt where the gateway's name for the message is
 * @param errorAt where the code of an error is
 * @param errors what codes, and statuses, mean
 */
record AnswerRules(
        String statuses,
        Optional<JsonPointer> successAt,
        Optional<Pattern> successMatch,
        Optional<JsonPointer> idAt,
        Optional<JsonPointer> errorAt,
        Map<String, DeliveryOutcome> errors) {

    static AnswerRules of(GatewayValues values) {
        return new AnswerRules(
                values.text("SUCCESS_STATUS"),
                values.maybe("SUCCESS_AT").map(AnswerRules::pointer),
                values.maybe("SUCCESS_MATCH").map(AnswerRules::pattern),
                values.maybe("ID_AT").map(AnswerRules::pointer),
                values.maybe("ERROR_AT").map(AnswerRules::pointer),
                errors(values.maybe("ERRORS").orElse("")));
    }

    Optional<GatewayAnswer> read(VendorAnswer answer) {
        Optional<String> code = errorAt.flatMap(at -> found(answer, at));
        if (isSuccess(answer) && code.filter(errors::containsKey).isEmpty()) {
            Optional<String> id = idAt.flatMap(at -> found(answer, at));
            return Optional.of(new GatewayAnswer(DeliveryOutcome.SENT, id, Optional.empty()));
        }
        String status = Integer.toString(answer.status());
        return code.map(each -> meaning(each).orElse(DeliveryOutcome.REJECTED))
                .or(() -> meaning(status))
                .or(() -> saysSomethingElse(answer) ? Optional.of(DeliveryOutcome.REJECTED) : Optional.empty())
                .map(outcome -> GatewayAnswer.of(outcome, code.orElse("http-" + status)));
    }

    private boolean isSuccess(VendorAnswer answer) {
        if (!isAmong(answer.status())) {
            return false;
        }
        Optional<String> there = successAt.isPresent() ? found(answer, successAt.get()) : Optional.of(answer.body());
        return there.filter(text -> successMatch.isEmpty()
                        || successMatch.get().matcher(text).find())
                .isPresent();
    }

    /** It has an answer where the success would be, and it is another one: that is a no, and not a muddle. */
    private boolean saysSomethingElse(VendorAnswer answer) {
        return isAmong(answer.status())
                && successAt.flatMap(at -> found(answer, at)).isPresent();
    }

    private boolean isAmong(int status) {
        return Arrays.stream(statuses.split(",")).map(String::strip).anyMatch(range -> {
            String[] ends = range.split("-", 2);
            return Integer.parseInt(ends[0]) <= status && status <= Integer.parseInt(ends[ends.length - 1]);
        });
    }

    private Optional<DeliveryOutcome> meaning(String code) {
        return Optional.ofNullable(errors.get(code));
    }

    private static Optional<String> found(VendorAnswer answer, JsonPointer at) {
        try {
            JsonNode there = answer.json().at(at);
            return there.isValueNode() && !there.isNull() ? Optional.of(there.asText()) : Optional.empty();
        } catch (IllegalArgumentException notJson) {
            return Optional.empty();
        }
    }

    static JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no JSON pointer such as /result/id");
        }
    }

    static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no regular expression");
        }
    }

    static void checkStatuses(String text) {
        if (!text.matches("[1-5]\\d\\d(-[1-5]\\d\\d)?( ?, ?[1-5]\\d\\d(-[1-5]\\d\\d)?)*")) {
            throw new IllegalArgumentException("is no list of statuses such as 200-299 or 200,202");
        }
    }

    /** Reads {@code code=class,code=class}. */
    static Map<String, DeliveryOutcome> errors(String text) {
        Map<String, DeliveryOutcome> errors = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            if (!pair.isBlank()) {
                int sign = pair.lastIndexOf('=');
                if (sign <= 0) {
                    throw new IllegalArgumentException("is no list such as 402=no_funds,E11=bad_number");
                }
                errors.put(
                        pair.substring(0, sign).strip(),
                        outcome(pair.substring(sign + 1).strip()));
            }
        }
        return Map.copyOf(errors);
    }

    private static DeliveryOutcome outcome(String name) {
        return Word.parse(DeliveryOutcome.class, name)
                .orElseThrow(() -> new IllegalArgumentException("has a class that does not exist"));
    }
}
