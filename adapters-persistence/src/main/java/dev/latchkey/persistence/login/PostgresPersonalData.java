package dev.latchkey.persistence.login;

import dev.latchkey.application.login.PersonalData;
import dev.latchkey.application.messages.fraud.PhoneDigests;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is kept about somebody in PostgreSQL: one query for each kind of it. */
public final class PostgresPersonalData implements PersonalData {
    /** Columns that name accounts and are in no section, and why. A column that is in neither fails a test. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "account.banned_by", "Says who banned somebody, which is about that other person.",
            "import_link.newcomer", "Becomes a referral, which is given out, before the import ends.",
            "telegram_session.telegram_id", "Sign-ins under way, cleared away a day after their minutes are over.",
            "telegram_session.phone", "The same; whoever begins one need not be the owner of the phone.",
            "telegram_update.person", "Which update of a person is in hands, for three days; the words are erased.",
            "telegram_quiet.telegram_id", "Until when a chat is left alone, for an hour.",
            "guess_memory.phone", "Wrong guesses of a day at the codes of a phone, by whoever made them.",
            "code_verified.phone", "That a code was right, until it is counted a moment later.");

    private static final List<Query> QUERIES = List.of(
            one("account", "account.id", """
                    SELECT id, phone, email, email_verified, username, first_name, last_name, telegram_id,
                           telegram_username, role, status, language AS locale, invite_code, ban_reason, banned_at,
                           banned_until, created_at, updated_at, last_login_at
                    FROM account WHERE id = :id AND deleted_at IS NULL
                    """),
            one("password", "account_password.account", """
                    SELECT true AS is_set, changed_at FROM account_password WHERE account = :id
                    """),
            one("avatar", "avatar.account", """
                    SELECT id, octet_length(large) AS bytes, changed_at FROM avatar WHERE account = :id
                    """),
            many("sessions", "auth_session.account", """
                    SELECT id, method, device, address AS ip, opened_at, renewed_at AS last_used_at, proved_at, ends_at,
                           ended_at, end_cause
                    FROM auth_session WHERE account = :id ORDER BY position DESC
                    """),
            one("invited_by", "referral.newcomer", """
                    SELECT inviter AS id, code AS invite_code, activated_at FROM referral WHERE newcomer = :id
                    """),
            many("invited", "referral.inviter", """
                    SELECT newcomer AS id, r.code AS invite_code, r.activated_at AS joined_at, e.qualified_at AS rewarded_at
                    FROM referral r LEFT JOIN reward_event e USING (newcomer)
                    WHERE r.inviter = :id ORDER BY r.position DESC
                    """),
            many("campaigns_owned", "campaign.owner", """
                    SELECT code, quota, used, expires_at, start_role, active, created_at, updated_at
                    FROM campaign WHERE owner = :id ORDER BY position DESC
                    """),
            many("campaigns_created", "campaign.creator", """
                    SELECT code, created_at FROM campaign WHERE creator = :id ORDER BY position DESC
                    """),
            one("provider", "provider.account", """
                    SELECT company, description, category, contact_phone, contact_email, contacts_published, status,
                           created_at, updated_at
                    FROM provider WHERE account = :id
                    """),
            one("imported_from", "external_account.account", """
                    SELECT source, external_id, code AS invite_code, imported_at FROM external_account WHERE account = :id
                    """),
            one("first_administrator", "first_account.account", """
                    SELECT claimed_at FROM first_account WHERE account = :id
                    """),
            many("links_sent", "mail_link.account", """
                    SELECT purpose, email, created_at, expires_at FROM mail_link WHERE account = :id ORDER BY created_at
                    """),
            many("codes_sent", "code_challenge.claimant", """
                    SELECT purpose, phone, expires_at, closed_at AS used_at FROM code_challenge
                    WHERE claimant = :id OR (purpose = 'sign_in' AND phone = (SELECT phone FROM account WHERE id = :id))
                    ORDER BY expires_at
                    """),
            // Only since the phone is this account's: before, somebody else may have had it. The words are never told.
            many("messages", "outbox_message.phone", """
                    SELECT m.channel, coalesce(m.phone, m.email) AS "to", m.purpose, '***' AS content, m.state, m.created_at,
                           m.settled_at
                    FROM outbox_message m, account a
                    WHERE a.id = :id
                      AND (m.phone = a.phone OR lower(m.email COLLATE "C") = lower(a.email COLLATE "C"))
                      AND m.created_at >= greatest(a.created_at, (
                        SELECT max(at) FROM audit_event
                        WHERE subject = :id
                          AND action = CASE WHEN m.phone IS NULL THEN 'account.email_changed' ELSE 'account.phone_changed' END))
                    ORDER BY m.created_at
                    """),
            one("telegram_chat", "telegram_chat.telegram_id", """
                    SELECT c.language, c.open, c.since FROM telegram_chat c JOIN account a USING (telegram_id) WHERE a.id = :id
                    """),
            // As with messages. Who asked for them, and from which network, may have been somebody else.
            many("message_decisions", "sms_decision.phone_key", """
                    SELECT d.at, d.phone, d.purpose, d.region, d.kind, d.rule, d.sent, d.typed_at
                    FROM sms_decision d, account a
                    WHERE a.id = :id AND d.phone_key = ANY (CAST(:digests AS text[]))
                      AND d.at >= greatest(a.created_at, (
                        SELECT max(at) FROM audit_event WHERE subject = :id AND action = 'account.phone_changed'))
                    ORDER BY d.number
                    """),
            // Whoever else did something, and from where, is their own affair.
            many("audit", "audit_event.subject", """
                    SELECT at, action, actor = :id AS by_me, CASE WHEN actor = :id THEN nullif(address, '') END AS ip,
                           ARRAY(SELECT t FROM jsonb_each_text(
                               CASE jsonb_typeof(details) WHEN 'object' THEN details ELSE '{}' END) AS d(k, v),
                             unnest(ARRAY[k, coalesce(v, 'null')]) AS t) AS details
                    FROM audit_event WHERE subject = :id ORDER BY id DESC
                    """),
            many("done_to_others", "audit_event.actor", """
                    SELECT at, action, subject AS account, nullif(address, '') AS ip
                    FROM audit_event WHERE actor = :id AND subject IS DISTINCT FROM :id ORDER BY id DESC
                    """));

    private final Sql sql;
    private final PhoneDigests digests;

    /** @param digests the names under which it is written down what was decided about a phone */
    public PostgresPersonalData(Sql sql, PhoneDigests digests) {
        this.sql = sql;
        this.digests = digests;
    }

    @Override
    public List<Section> about(UserId user) {
        List<String> ofPhone = digests(user);
        return QUERIES.stream()
                .map(query -> new Section(
                        query.name(),
                        query.single(),
                        sql.all(
                                query.text(),
                                params -> query.bound(params, user, ofPhone),
                                PostgresPersonalData::entry)))
                .toList();
    }

    private List<String> digests(UserId user) {
        return sql.one(
                        "SELECT phone FROM account WHERE id = :id",
                        params -> params.set("id", user.value()),
                        row -> row.maybeText("phone"))
                .flatMap(phone -> phone)
                .map(phone -> digests.all(new PhoneNumber(phone)))
                .orElse(List.of());
    }

    /** Columns that name whose a row is, as {@code table.column}, of what is given out. */
    static Set<String> covered() {
        return QUERIES.stream().map(Query::column).collect(Collectors.toSet());
    }

    private static Map<String, Optional<Object>> entry(Row row) throws SQLException {
        Map<String, Optional<Object>> all = row.everything();
        all.computeIfPresent("details", (name, pairs) -> pairs.map(list -> paired((List<?>) list)));
        return all;
    }

    private static Map<String, String> paired(List<?> pairs) {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            details.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
        }
        return details;
    }

    private static Query one(String name, String column, String text) {
        return new Query(name, column, true, text);
    }

    private static Query many(String name, String column, String text) {
        return new Query(name, column, false, text);
    }

    private record Query(String name, String column, boolean single, String text) {
        Params bound(Params params, UserId user, List<String> digests) throws SQLException {
            Params bound = params.set("id", user.value());
            return text.contains(":digests") ? bound.set("digests", digests) : bound;
        }
    }
}
