package dev.latchkey.bootstrap.config;

import static dev.latchkey.bootstrap.config.Kinds.require;

import dev.latchkey.application.messages.fraud.Tariff;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.login.TestNumbers.TestNumber;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.ServedNumbers;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.sms.LibDestinations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that have to do with the money of messages, and with who gets any. */
final class FraudKinds {
    private static final String EVERYWHERE = "*";
    private static final Pattern PRICE = Pattern.compile("(?:(?<prefix>\\*|[0-9]{1,15})=)?(?<money>[0-9.]+)");
    private static final String PER_MESSAGE = "/message";
    private static final Pattern TEST_NUMBER = Pattern.compile("(?<phone>[^=@]+)=(?<code>[^=@]+)@(?<day>[^=@]+)");

    private FraudKinds() {}

    static Kind<Money> money() {
        return Kind.open("an amount such as 1500 or 0.25", FraudKinds::amount);
    }

    static Kind<Countries> countries() {
        return Kind.open("countries such as RU,KZ,998 by two letters or calling codes, or *", text -> {
            Set<String> regions = new HashSet<>();
            Set<Integer> codes = new HashSet<>();
            boolean everywhere = Kinds.commas(text).anyMatch(EVERYWHERE::equals);
            Kinds.commas(text).filter(each -> !each.equals(EVERYWHERE)).forEach(each -> {
                String digits = each.startsWith("+") ? each.substring(1) : each;
                if (digits.matches("[0-9]{1,3}")) {
                    require(
                            LibDestinations.isCallingCode(Integer.parseInt(digits)),
                            "has a calling code of no country");
                    codes.add(Integer.valueOf(digits));
                } else {
                    regions.add(Kinds.region().reading().apply(each));
                }
            });
            require(everywhere || !regions.isEmpty() || !codes.isEmpty(), "names no country");
            return new Countries(regions, codes, everywhere);
        });
    }

    static Kind<PriceList> prices() {
        String allowed = "an amount such as 2.50, or several such as 7=2.50,77=9,*=5; with /message at the end if the"
                + " number of segments does not matter";
        return Kind.open(allowed, text -> {
            boolean perSegment = !text.endsWith(PER_MESSAGE);
            String list = perSegment ? text : text.substring(0, text.length() - PER_MESSAGE.length());
            Map<String, Money> prices = new LinkedHashMap<>();
            Kinds.commas(list).forEach(each -> {
                Matcher parts = PRICE.matcher(each);
                require(parts.matches(), "has a part that is not a price");
                String prefix =
                        parts.group("prefix") == null || parts.group("prefix").equals(EVERYWHERE)
                                ? ""
                                : parts.group("prefix");
                require(
                        prices.put(prefix, amount(parts.group("money"))) == null,
                        "has two prices for the same numbers");
            });
            require(prices.containsKey(""), "has no price for all other numbers: *=...");
            return new PriceList(prices, perSegment);
        });
    }

    static Kind<Reviewers> testNumbers() {
        String allowed =
                "numbers such as +79000000001=123456@2026-12-31, with a code of 4 to 8 digits and the last day,"
                        + " separated by commas";
        return new Kind<>(allowed, FraudKinds::reviewers, text -> text.replaceAll("=[^@,]*@", "=***@"), true, true);
    }

    private static Reviewers reviewers(String text) {
        Map<PhoneNumber, TestNumber> numbers = new HashMap<>();
        Kinds.commas(text).forEach(each -> {
            Matcher parts = TEST_NUMBER.matcher(each);
            require(parts.matches(), "has a part that is not a number, a code and a day");
            try {
                Instant end = LocalDate.parse(parts.group("day").strip())
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
                TestNumber number =
                        new TestNumber(new LoginCode(parts.group("code").strip()), end);
                require(
                        numbers.put(new PhoneNumber(parts.group("phone").strip()), number) == null,
                        "has the same number twice");
            } catch (DateTimeException | InvalidValue e) {
                throw new WrongValue("has a part whose number, code or day is none");
            }
        });
        return new Reviewers(new TestNumbers(numbers));
    }

    private static Money amount(String text) {
        try {
            return Money.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(String.valueOf(e.getMessage()));
        }
    }

    /** Countries that are served. */
    record Countries(Set<String> regions, Set<Integer> callingCodes, boolean everywhere) {

        ServedNumbers served(boolean voip) {
            return new ServedNumbers(regions, callingCodes, everywhere, voip);
        }
    }

    /** What a gateway takes, the empty beginning standing for all other numbers. */
    record PriceList(Map<String, Money> byPrefix, boolean perSegment) {

        Tariff tariff(UnaryOperator<String> written) {
            return new Tariff(byPrefix, perSegment, written);
        }
    }

    /** The numbers of people who review the product. */
    record Reviewers(TestNumbers numbers) {}
}
