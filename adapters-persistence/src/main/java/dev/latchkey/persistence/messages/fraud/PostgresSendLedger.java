package dev.latchkey.persistence.messages.fraud;

import dev.latchkey.application.messages.fraud.Decision;
import dev.latchkey.application.messages.fraud.Draft;
import dev.latchkey.application.messages.fraud.Entry;
import dev.latchkey.application.messages.fraud.Range;
import dev.latchkey.application.messages.fraud.SendLedger;
import dev.latchkey.application.messages.fraud.SpentMoments;
import dev.latchkey.application.messages.receipts.Turn;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.Conversion;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.persistence.Counter;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ledger in PostgreSQL; functions of the schema take the money and give it back. */
public final class PostgresSendLedger implements SendLedger {
    /** The outbox has let go of every message by then. */
    private static final Duration SURELY_OVER = Duration.ofMinutes(10);

    private final Sql sql;

    public PostgresSendLedger(Sql sql) {
        this.sql = sql;
    }

    /** The decision is written in the statement that takes the money: neither is ever there without the other. */
    @Override
    public Optional<Overspent> enter(Entry entry, Budgets budgets) {
        List<BudgetRow> rows = BudgetRow.of(budgets);
        String rule = Counter.count(
                        sql,
                        """
                        WITH taken AS MATERIALIZED (
                          SELECT take_sms_money_once(:id, CAST(:price AS bigint), CAST(:names AS text[]),
                                                     :bounds, :spans, :steps, :nowUs) AS used_up
                        )
                        INSERT INTO sms_decision (
                          id, at, phone, phone_key, prefix_key, purpose, code, network, range, region, kind,
                          rule, detail, mode, sent, reserved, charged)
                        SELECT :id, :at, :phone, :phoneKey, :prefixKey, :purpose, :code, :network, :range, :region, :kind,
                               CASE WHEN used_up IS NULL THEN :rule ELSE 'budget_' || used_up END, :detail, :mode,
                               used_up IS NULL, CASE WHEN used_up IS NULL THEN :price ELSE 0 END,
                               CASE WHEN used_up IS NULL AND CAST(:price AS bigint) = 0 THEN 0 END
                        FROM taken
                        ON CONFLICT (id) DO NOTHING
                        RETURNING CASE WHEN sent THEN '' ELSE rule END AS against
                        """,
                        params -> BudgetRow.bind(bind(params, entry), rows)
                                .set("price", entry.draft().price().tenThousandths())
                                .set("nowUs", BudgetRow.micros(entry.draft().at())),
                        row -> row.text("against"))
                .stream()
                .findFirst()
                .orElseGet(() -> before(entry.draft().id()));
        return rows.stream()
                .filter(row -> lower(row.rule()).equals(rule))
                .findFirst()
                .map(row -> new Overspent(row.rule(), wait(row, entry.draft())));
    }

    @Override
    public boolean enterAgain(MessageId id, Money price, Budgets budgets, Instant now) {
        return Counter.call(
                        sql,
                        """
                        SELECT take_sms_money_again(:id, CAST(:price AS bigint), CAST(:names AS text[]),
                                                    :bounds, :spans, :steps, :nowUs, :now) AS taken
                        """,
                        params -> BudgetRow.bind(params, BudgetRow.of(budgets))
                                .set("id", id.value())
                                .set("price", price.tenThousandths())
                                .set("nowUs", BudgetRow.micros(now))
                                .set("now", now),
                        row -> row.flag("taken"))
                .contains(true);
    }

    @Override
    public void note(Entry entry) {
        sql.run("""
                WITH relaxed AS (
                  SELECT set_config('synchronous_commit', 'off', true)
                )
                INSERT INTO sms_decision (
                  id, at, phone, phone_key, prefix_key, purpose, code, network, range, region, kind,
                  rule, detail, mode, sent, reserved)
                SELECT :id, :at, :phone, :phoneKey, :prefixKey, :purpose, :code, :network, :range, :region, :kind,
                       :rule, :detail, :mode, :sent, 0
                FROM relaxed
                ON CONFLICT (id) DO NOTHING
                """, params -> bind(params, entry).set("sent", entry.sent()));
    }

    @Override
    public void settle(Map<MessageId, Money> prices) {
        List<MessageId> ids = List.copyOf(prices.keySet());
        int unused = settle(
                ids.stream().map(id -> id.value().toString()).toList(),
                ids.stream()
                        .mapToLong(id -> prices.getOrDefault(id, Money.NONE).tenThousandths())
                        .toArray());
    }

    @Override
    public int refund(Set<Turn> turns) {
        List<Turn> each = List.copyOf(turns);
        return Counter.call(
                        sql,
                        """
                        SELECT refund_sms(CAST(:ids AS uuid[]), CAST(:agains AS boolean[]), CAST(:names AS text[]), :steps)
                          AS refunded
                        """,
                        params -> BudgetRow.bindAll(params)
                                .set(
                                        "ids",
                                        each.stream()
                                                .map(turn ->
                                                        turn.message().value().toString())
                                                .toList())
                                .set(
                                        "agains",
                                        each.stream()
                                                .map(turn -> String.valueOf(turn.again()))
                                                .toList()),
                        row -> row.count("refunded"))
                .stream()
                .findFirst()
                .orElse(0);
    }

    @Override
    public int release(Instant now) {
        List<String> ids = sql.all(
                """
                SELECT d.id FROM sms_decision AS d LEFT JOIN outbox_message AS m ON m.id = d.id
                WHERE d.at > :dayAgo AND d.at < :before AND d.sent AND d.reserved > 0 AND d.charged IS NULL
                  AND coalesce(m.attempts, 0) = 0
                LIMIT 1000
                """,
                params -> params.set("before", now.minus(SURELY_OVER)).set("dayAgo", now.minus(Budgets.DAY)),
                row -> row.uuid("id").toString());
        return ids.isEmpty() ? 0 : settle(ids, new long[ids.size()]);
    }

    @Override
    public void typed(MessageId id, Instant at) {
        int unused = sql.change("""
                WITH relaxed AS (
                  SELECT set_config('synchronous_commit', 'off', true)
                )
                UPDATE sms_decision SET typed_at = :at FROM relaxed WHERE id = :id AND typed_at IS NULL
                """, params -> params.set("id", id.value()).set("at", at));
    }

    @Override
    public Set<Range> suspicious(Instant after, Instant upTo) {
        return new HashSet<>(sql.all(
                """
                SELECT CASE WHEN grouping(prefix_key) = 0 THEN 'prefix' WHEN grouping(range) = 0 THEN 'network'
                            ELSE 'country' END AS kind,
                       coalesce(prefix_key, range, region) AS key
                FROM sms_decision
                WHERE at > :after AND at <= :upTo AND sent AND code AND range IS NOT NULL
                GROUP BY GROUPING SETS ((prefix_key), (range), (region))
                HAVING count(*) >= :enough AND count(typed_at) * :oneIn < count(*)
                """,
                params -> params.set("after", after)
                        .set("upTo", upTo)
                        .set("enough", Conversion.ENOUGH)
                        .set("oneIn", Conversion.AT_LEAST_ONE_IN),
                row -> new Range(Range.Kind.valueOf(upper(row.text("kind"))), row.text("key"))));
    }

    @Override
    public Spent spent(Instant now) {
        Map<String, SpentMoments> budgets =
                sql.all("SELECT DISTINCT budget FROM sms_spending", none -> none, row -> row.text("budget")).stream()
                        .collect(Collectors.toMap(name -> name, this::moments));
        SpentMoments none = new SpentMoments(Map.of());
        return new Spent(
                new Money(budgets.getOrDefault(BudgetRow.HOUR, none).within(Budgets.HOUR, now)),
                new Money(budgets.getOrDefault(BudgetRow.DAY, none).within(Budgets.DAY, now)));
    }

    @Override
    public List<Decision> about(List<String> phones, Optional<Long> before, int count) {
        return sql.all(
                """
                SELECT d.number, d.id, d.at, d.phone, d.purpose, d.network, d.region, d.kind, d.rule, d.detail, d.mode, d.sent,
                       d.reserved, d.charged, d.typed_at, m.state, m.gateway
                FROM sms_decision AS d LEFT JOIN outbox_message AS m ON m.id = d.id
                WHERE d.phone_key = ANY (CAST(:phones AS text[])) AND d.number < :before
                ORDER BY d.number DESC
                LIMIT :count
                """,
                params -> params.set("phones", phones)
                        .set("before", before.orElse(Long.MAX_VALUE))
                        .set("count", count),
                DecisionRow::decision);
    }

    private int settle(List<String> ids, long[] prices) {
        return Counter.call(
                        sql,
                        "SELECT settle_sms(CAST(:ids AS uuid[]), :prices, CAST(:names AS text[]), :steps) AS settled",
                        params -> BudgetRow.bindAll(params).set("ids", ids).set("prices", prices),
                        row -> row.count("settled"))
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** What was decided about a message that was entered before. */
    private String before(MessageId id) {
        return sql.one(
                        "SELECT CASE WHEN sent THEN '' ELSE rule END AS against FROM sms_decision WHERE id = :id",
                        params -> params.set("id", id.value()),
                        row -> row.text("against"))
                .orElse("");
    }

    private Duration wait(BudgetRow budget, Draft draft) {
        return moments(budget.name())
                .waitFor(draft.price().tenThousandths(), budget.bound(), budget.span(), draft.at());
    }

    private SpentMoments moments(String budget) {
        Map<Instant, Long> amounts = new HashMap<>();
        sql.all(
                        "SELECT t.at, t.n FROM sms_spending AS s, unnest(s.moments, s.amounts) AS t(at, n)"
                                + " WHERE s.budget = :budget",
                        params -> params.set("budget", budget),
                        row -> Map.entry(Instant.EPOCH.plus(row.number("at"), ChronoUnit.MICROS), row.number("n")))
                .forEach(each -> amounts.merge(each.getKey(), each.getValue(), Long::sum));
        return new SpentMoments(amounts);
    }

    private static Params bind(Params params, Entry entry) throws SQLException {
        Draft draft = entry.draft();
        Optional<Network> network = draft.network();
        return params.set("id", draft.id().value())
                .set("at", draft.at())
                .set("phone", draft.phone().masked())
                .set("phoneKey", entry.phone())
                .set("prefixKey", entry.prefix())
                .set("purpose", lower(draft.purpose()))
                .set("code", draft.purpose().isCode())
                .set("network", network.map(Network::key))
                .set("range", network.map(Network::range))
                .set("region", draft.destination().region())
                .set("kind", lower(draft.destination().kind()))
                .set("rule", lower(entry.verdict().rule()))
                .set("detail", entry.verdict().detail())
                .set("mode", lower(entry.mode()));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
