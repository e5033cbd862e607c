package dev.latchkey.sms.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sms.gateways.BalanceQuestion;
import dev.latchkey.sms.gateways.VendorAnswer;
import dev.latchkey.sms.gateways.VendorRequest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A question whose answer is JSON.
 *
 * @param amount where the amount is, as a JSON pointer
 * @param currency where its currency is; empty if it is not said
 */
record Balance(Supplier<VendorRequest> question, String amount, String currency) implements BalanceQuestion {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}([.,][0-9]{1,8})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    @Override
    public VendorRequest request() {
        return question.get();
    }

    @Override
    public Optional<String> read(VendorAnswer answer) {
        JsonNode said = answer.json();
        String money = currency.isEmpty() ? "" : said.at(currency).asText();
        return Optional.of(said.at(amount).asText())
                .filter(text -> AMOUNT.matcher(text).matches())
                .map(text -> CURRENCY.matcher(money).matches() ? text + " " + money : text);
    }
}
