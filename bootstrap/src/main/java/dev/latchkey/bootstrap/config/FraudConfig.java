package dev.latchkey.bootstrap.config;

import dev.latchkey.application.messages.fraud.FraudRules;
import dev.latchkey.application.messages.fraud.Tariff;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.Translit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who gets messages, and what they may cost.
 *
 * @param tariffs what each gateway takes, by its name; one that is missing takes nothing, as far as is known
 * @param testNumbers to which nothing is sent
 */
public record FraudConfig(FraudRules rules, Map<String, Tariff> tariffs, TestNumbers testNumbers) {

    public FraudConfig {
        tariffs = Map.copyOf(tariffs);
    }

    static FraudConfig from(Values values) {
        boolean voip = values.get(Settings.SMS_VOIP);
        FraudKinds.Countries home =
                new FraudKinds.Countries(Set.of(values.get(Settings.DEFAULT_REGION)), Set.of(), false);
        return new FraudConfig(
                new FraudRules(
                        values.get(Settings.SMS_FRAUD_MODE),
                        values.get(Settings.SMS_COUNTRIES).orElse(home).served(voip),
                        new Budgets(values.get(Settings.SMS_BUDGET_HOUR), values.get(Settings.SMS_BUDGET_DAY))),
                tariffs(values),
                values.get(Settings.LOGIN_TEST_NUMBERS).numbers());
    }

    private static Map<String, Tariff> tariffs(Values values) {
        Map<String, Tariff> tariffs = new HashMap<>();
        values.get(Settings.SMS_CONSOLE_PRICE)
                .ifPresent(price -> tariffs.put(SmsRoutes.CONSOLE, price.tariff(UnaryOperator.identity())));
        Map<String, UnaryOperator<String>> written = new HashMap<>();
        GatewaySettings.values(values)
                .forEach((name, gateway) ->
                        written.put(name, gateway.flag(Gateways.TRANSLIT) ? Translit::of : UnaryOperator.identity()));
        Settings.PRICES.forEach((name, setting) -> values.get(setting)
                .ifPresent(price ->
                        tariffs.put(name, price.tariff(written.getOrDefault(name, UnaryOperator.identity())))));
        return tariffs;
    }
}
