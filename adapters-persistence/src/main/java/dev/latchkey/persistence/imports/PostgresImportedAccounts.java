package dev.latchkey.persistence.imports;

import dev.latchkey.application.imports.Arrival;
import dev.latchkey.application.imports.ImportedAccounts;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People of earlier systems in PostgreSQL: a thousand of them are one statement. */
public final class PostgresImportedAccounts implements ImportedAccounts {
    // Numbers are given in the order of the file. Beside an account goes all that belongs to it, or the statement
    // fails.
    private static final String OPEN = """
            WITH input AS MATERIALIZED (SELECT * FROM
            """ + ArrivalColumns.TABLE + """
            ), fresh AS MATERIALIZED (
              SELECT i.*, nextval(pg_get_serial_sequence('account', 'id')) AS id
              FROM (
                SELECT * FROM input
                WHERE NOT EXISTS (
                  SELECT FROM external_account e WHERE e.source = input.source AND e.external_id = input.external_id)
                ORDER BY line
              ) i
            ), opened AS (
              INSERT INTO account (
                id, phone, email, email_verified, username, first_name, last_name, telegram_id, language, role, status,
                ban_reason, banned_at, banned_until, invite_code, created_at, updated_at, last_login_at)
              SELECT
                id, phone, email, email_verified, username, first_name, last_name, telegram_id, language, role,
                CASE WHEN banned THEN 'banned' ELSE 'active' END, ban_reason, banned_at, banned_until,
                CASE WHEN code IS NULL OR EXISTS (SELECT FROM account WHERE invite_code = fresh.code)
                  THEN spare ELSE code END,
                created_at, :now, last_login_at
              FROM fresh ORDER BY line
              ON CONFLICT DO NOTHING
              RETURNING id, invite_code
            ), named AS (
              INSERT INTO external_account (source, external_id, account, code, fingerprint, imported_at)
              SELECT f.source, f.external_id, o.id, f.old_code, f.fingerprint, :now FROM fresh f JOIN opened o USING (id)
              RETURNING account
            ), secret AS (
              INSERT INTO account_password (account, hash, changed_at)
              SELECT o.id, f.hash, :now FROM fresh f JOIN opened o USING (id) WHERE f.hash IS NOT NULL
            ), tie AS (
              INSERT INTO import_link (newcomer, line, source, inviter_id, code)
              SELECT o.id, f.line, f.source, f.inviter_id, f.inviter_code FROM fresh f JOIN opened o USING (id)
              WHERE num_nonnulls(f.inviter_id, f.inviter_code) > 0
            )
            SELECT
              i.line, (SELECT count(*) FROM named) AS named, o.id AS opened,
              coalesce(o.invite_code = i.code, i.old_code IS NULL) AS kept,
              e.account AS known, coalesce(e.fingerprint = i.fingerprint, true) AS same
            FROM input i
            LEFT JOIN fresh f ON f.line = i.line
            LEFT JOIN opened o ON o.id = f.id
            LEFT JOIN external_account e ON e.source = i.source AND e.external_id = i.external_id
            """;

    private final Sql sql;
    private final ImportLocks locks;

    public PostgresImportedAccounts(Sql sql, ImportLocks locks) {
        this.sql = sql;
        this.locks = locks;
    }

    @Override
    public List<Opened> open(List<Proposal> proposals, Instant now) {
        locks.beforeOpening(sql);
        List<Answered> answers = SingleUse.consumeSome(
                sql,
                OPEN,
                params -> new ArrivalColumns(proposals).bind(params).set("now", now),
                PostgresImportedAccounts::answered);
        long opened = answers.stream()
                .filter(answer -> answer.opened().fate() == Fate.OPENED)
                .count();
        if (answers.stream().anyMatch(answer -> answer.named() != opened)) {
            throw new IllegalStateException(opened + " accounts were opened, but another number of external ids noted");
        }
        return answers.stream().map(Answered::opened).toList();
    }

    @Override
    public List<Holder> holders(List<Arrival> arrivals) {
        return sql.all(
                """
                WITH wanted AS MATERIALIZED (
                  SELECT * FROM unnest(
                    CAST(:line AS bigint[]), CAST(:phone AS text[]), CAST(:email AS text[]), CAST(:username AS text[]),
                    CAST(:telegramId AS bigint[])) AS wanted (line, phone, email, username, telegram_id)
                )
                SELECT w.line, 'phone' AS field, a.id FROM wanted w JOIN account a ON a.phone = w.phone
                UNION ALL
                SELECT w.line, 'email', a.id FROM wanted w JOIN account a ON lower(a.email COLLATE "C") = w.email
                UNION ALL
                SELECT w.line, 'username', a.id FROM wanted w JOIN account a ON lower(a.username COLLATE "C") = w.username
                UNION ALL
                SELECT w.line, 'telegram_id', a.id FROM wanted w JOIN account a ON a.telegram_id = w.telegram_id
                """,
                params -> params.set("line", ArrivalColumns.of(arrivals, each -> Optional.of(each.line())))
                        .set(
                                "phone",
                                ArrivalColumns.of(
                                        arrivals, each -> each.person().phone().map(PhoneNumber::e164)))
                        .set(
                                "email",
                                ArrivalColumns.of(
                                        arrivals, each -> each.person().email().map(EmailAddress::key)))
                        .set(
                                "username",
                                ArrivalColumns.of(
                                        arrivals,
                                        each -> each.person().username().map(Username::key)))
                        .set(
                                "telegramId",
                                ArrivalColumns.of(
                                        arrivals,
                                        each -> each.person().telegram().map(TelegramId::value))),
                row -> new Holder(row.number("line"), row.text("field"), new UserId(row.number("id"))));
    }

    @Override
    public List<Tied> tie(int most) {
        locks.beforeTying(sql);
        return SingleUse.consumeSome(sql, """
                WITH waiting AS MATERIALIZED (
                  DELETE FROM import_link WHERE newcomer IN (SELECT newcomer FROM import_link ORDER BY newcomer LIMIT :most)
                  RETURNING *
                ), wanted AS MATERIALIZED (
                  SELECT w.newcomer, w.line, n.created_at, i.id AS inviter, i.invite_code
                  FROM waiting w JOIN account n ON n.id = w.newcomer
                  LEFT JOIN LATERAL (
                    SELECT min(e.account) AS id FROM external_account e
                    WHERE e.source = w.source AND (e.external_id = w.inviter_id OR e.code = w.code)
                  ) known ON true
                  LEFT JOIN account i ON i.id = known.id AND i.deleted_at IS NULL
                ), tied AS (
                  INSERT INTO referral (newcomer, inviter, code, activated_at)
                  SELECT newcomer, inviter, invite_code, created_at FROM wanted
                  WHERE inviter IS NOT NULL AND inviter <> newcomer
                  ORDER BY newcomer
                  ON CONFLICT (newcomer) DO NOTHING
                  RETURNING newcomer
                )
                SELECT w.newcomer, w.line, CASE
                  WHEN w.inviter IS NULL THEN 'unknown' WHEN w.inviter = w.newcomer THEN 'own'
                  WHEN t.newcomer IS NULL THEN 'already' ELSE 'tied' END AS tie
                FROM wanted w LEFT JOIN tied t ON t.newcomer = w.newcomer
                """, params -> params.set("most", most), PostgresImportedAccounts::tied);
    }

    @Override
    public List<UserId> untieCircles(List<UserId> tied) {
        // Who has brought nobody closes no circle. LIMIT keeps the step a look at one key, whatever the planner
        // expects.
        return SingleUse.consumeSome(
                sql,
                """
                WITH RECURSIVE up (start, at, latest) AS (
                  SELECT r.newcomer, r.inviter, r.newcomer FROM referral r
                  WHERE r.newcomer = ANY (:tied) AND EXISTS (SELECT FROM referral c WHERE c.inviter = r.newcomer)
                  UNION
                  SELECT up.start, step.inviter, greatest(up.latest, up.at)
                  FROM up CROSS JOIN LATERAL (SELECT r.inviter FROM referral r WHERE r.newcomer = up.at LIMIT 1) step
                  WHERE up.at <> up.start
                )
                DELETE FROM referral WHERE newcomer IN (SELECT latest FROM up WHERE at = start) AND newcomer = ANY (:tied)
                RETURNING newcomer
                """,
                params -> params.set(
                        "tied", tied.stream().mapToLong(UserId::value).toArray()),
                row -> new UserId(row.number("newcomer")));
    }

    private static Answered answered(Row row) throws SQLException {
        Optional<Long> opened = row.maybeNumber("opened");
        Optional<Long> known = row.maybeNumber("known");
        Fate fate = opened.isPresent() ? Fate.OPENED : Fate.TAKEN;
        if (known.isPresent()) {
            fate = row.flag("same") ? Fate.THERE : Fate.DIFFERS;
        }
        return new Answered(
                new Opened(row.number("line"), fate, opened.or(() -> known).map(UserId::new), row.flag("kept")),
                row.number("named"));
    }

    private static Tied tied(Row row) throws SQLException {
        return new Tied(new UserId(row.number("newcomer")), row.number("line"), row.constant("tie", Tie.class));
    }

    /** An answer, and how many external ids the statement noted in all. */
    private record Answered(Opened opened, long named) {}
}
