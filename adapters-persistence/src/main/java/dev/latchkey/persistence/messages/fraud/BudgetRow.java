package dev.latchkey.persistence.messages.fraud;

import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.persistence.Params;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A budget as the functions of the schema know it. */
record BudgetRow(String name, SendRule rule, long bound, Duration span, Duration step) {
    static final String HOUR = "hour";
    static final String DAY = "day";

    /** Those that have a bound. */
    static List<BudgetRow> of(Budgets budgets) {
        return Stream.concat(hour(budgets.hour()), day(budgets.day())).toList();
    }

    /** All there may be, for giving back. */
    static Params bindAll(Params params) throws SQLException {
        List<BudgetRow> all = of(new Budgets(Optional.of(Money.NONE), Optional.of(Money.NONE)));
        return params.set("names", all.stream().map(BudgetRow::name).toList()).set("steps", steps(all));
    }

    static Params bind(Params params, List<BudgetRow> budgets) throws SQLException {
        return params.set("names", budgets.stream().map(BudgetRow::name).toList())
                .set("bounds", longs(budgets, BudgetRow::bound))
                .set("spans", longs(budgets, each -> micros(each.span())))
                .set("steps", steps(budgets));
    }

    private static long[] steps(List<BudgetRow> budgets) {
        return longs(budgets, each -> micros(each.step()));
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    private static Stream<BudgetRow> hour(Optional<Money> bound) {
        return bound.stream()
                .map(money -> new BudgetRow(
                        HOUR, SendRule.BUDGET_HOUR, money.tenThousandths(), Budgets.HOUR, Budgets.HOUR_STEP));
    }

    private static Stream<BudgetRow> day(Optional<Money> bound) {
        return bound.stream()
                .map(money ->
                        new BudgetRow(DAY, SendRule.BUDGET_DAY, money.tenThousandths(), Budgets.DAY, Budgets.DAY_STEP));
    }

    private static long[] longs(List<BudgetRow> budgets, ToLongFunction<BudgetRow> value) {
        return budgets.stream().mapToLong(value).toArray();
    }
}
