package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.TelegramSessions;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Telegram sessions in PostgreSQL: each step is an update of the row as it has to be for that step. */
public final class PostgresTelegramSessions implements TelegramSessions {
    private static final String PENDING = """
             AND s.stage IN ('waiting', 'contact', 'asked') AND s.expires_at > :now
             AND NOT EXISTS (
               SELECT FROM telegram_session later WHERE later.phone = s.phone AND later.ordinal > s.ordinal)
            """;

    private static final String RETURNING = " RETURNING " + TelegramSessionRow.COLUMNS;

    /**
     * For steps that let nobody in yet: who fetches the tokens waits for the disk, and with that for whatever was written
     * before. If power fails until then, the page has to begin again. A refusal never gets lost.
     */
    private static final String UNHURRIED = """
            , CASE WHEN s.stage IN ('contact', 'asked', 'approved')
              THEN set_config('synchronous_commit', 'off', true) END AS commit
            """;

    private final Sql sql;

    public PostgresTelegramSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void begin(Begun begun) {
        sql.run("""
                INSERT INTO telegram_session (poll_hash, link_hash, stage, phone, match_number, must_match, invite_code,
                                              address, network, device, language, begun_at, expires_at)
                VALUES (:poll, :link, 'waiting', :phone, :match, false, :invite,
                        :address, :network, :device, :language, :at, :expiresAt)
                """, params -> TelegramSessionRow.write(begun, params));
    }

    @Override
    public Optional<Known> ofPage(TokenHash poll) {
        return sql.one(
                "SELECT " + TelegramSessionRow.COLUMNS + " FROM telegram_session s WHERE s.poll_hash = :poll",
                params -> params.set("poll", poll.bytes()),
                TelegramSessionRow::read);
    }

    @Override
    public Map<TokenHash, TelegramSession> ofPages(Collection<TokenHash> polls) {
        byte[][] hashes = polls.stream().map(TokenHash::bytes).toArray(byte[][]::new);
        Map<TokenHash, TelegramSession> found = new HashMap<>();
        sql.all(
                        "SELECT s.poll_hash, " + TelegramSessionRow.COLUMNS
                                + " FROM telegram_session s WHERE s.poll_hash = ANY (:polls)",
                        params -> params.set("polls", hashes),
                        row -> Map.entry(new TokenHash(row.bytes("poll_hash")), TelegramSessionRow.read(row)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue().session()));
        return found;
    }

    @Override
    public Optional<Known> ofLink(TokenHash link) {
        return sql.one(
                "SELECT " + TelegramSessionRow.COLUMNS + " FROM telegram_session s WHERE s.link_hash = :link",
                params -> params.set("link", link.bytes()),
                TelegramSessionRow::read);
    }

    @Override
    public Optional<Known> ofButton(TokenHash button) {
        return sql.one(
                "SELECT " + TelegramSessionRow.COLUMNS + " FROM telegram_session s WHERE s.button_hash = :button",
                params -> params.set("button", button.bytes()),
                TelegramSessionRow::read);
    }

    @Override
    public Optional<Known> open(
            TokenHash link, TelegramPerson who, boolean phoneIsTheirs, TokenHash button, Instant now) {
        return takeUnhurried(
                """
                UPDATE telegram_session s SET
                  stage = CASE WHEN s.phone IS NULL OR s.proved_phone IS NOT NULL OR :theirs
                    THEN 'asked' ELSE 'contact' END,
                  telegram_id = :who, first_name = :firstName, last_name = :lastName, username = :username,
                  must_match = false, button_hash = :button
                WHERE s.link_hash = :link AND (s.telegram_id IS NULL OR s.telegram_id = :who)
                """ + PENDING,
                now,
                params -> person(params, who)
                        .set("link", link.bytes())
                        .set("theirs", phoneIsTheirs)
                        .set("button", button.bytes()));
    }

    @Override
    public Optional<Known> push(TokenHash link, TelegramPerson who, TokenHash button, Instant now) {
        return take(
                """
                UPDATE telegram_session s SET
                  stage = 'asked', must_match = true, button_hash = :button,
                  telegram_id = :who, first_name = :firstName, last_name = :lastName, username = :username
                WHERE s.link_hash = :link AND s.stage = 'waiting' AND s.phone IS NOT NULL
                """ + PENDING,
                now,
                params -> person(params, who).set("link", link.bytes()).set("button", button.bytes()));
    }

    @Override
    public Optional<Known> share(TelegramId who, PhoneNumber number, TokenHash button, Instant now) {
        return take(
                """
                UPDATE telegram_session s SET stage = 'asked', proved_phone = :number, button_hash = :button
                WHERE s.ordinal = (
                    SELECT max(s.ordinal) FROM telegram_session s
                    WHERE s.telegram_id = :who AND (s.phone IS NULL OR s.phone = :number)
                """ + PENDING + ") AND s.telegram_id = :who" + PENDING,
                now,
                params -> params.set("who", who.value())
                        .set("number", number.e164())
                        .set("button", button.bytes()));
    }

    @Override
    public Optional<Known> approve(TokenHash button, TelegramId who, Optional<MatchNumber> chosen, Instant now) {
        return takeUnhurried(
                """
                UPDATE telegram_session s SET
                  stage = CASE WHEN s.must_match AND s.match_number <> :chosen THEN 'rejected' ELSE 'approved' END,
                  expires_at = CASE WHEN s.must_match AND s.match_number <> :chosen
                    THEN s.expires_at ELSE greatest(s.expires_at, :collected) END
                WHERE s.button_hash = :button AND s.telegram_id = :who AND s.stage = 'asked'
                """ + PENDING,
                now,
                params -> params.set("button", button.bytes())
                        .set("who", who.value())
                        .set("chosen", chosen.map(MatchNumber::value).orElse(-1))
                        .set("collected", now.plus(TelegramSession.COLLECTION)));
    }

    @Override
    public Optional<Known> reject(TokenHash button, TelegramId who, Instant now) {
        return take(
                """
                UPDATE telegram_session s SET stage = 'rejected'
                WHERE s.button_hash = :button AND s.telegram_id = :who
                """ + PENDING,
                now,
                params -> params.set("button", button.bytes()).set("who", who.value()));
    }

    @Override
    public Optional<Known> claim(TokenHash poll, Instant now) {
        return take("""
                UPDATE telegram_session s SET stage = 'claimed'
                WHERE s.poll_hash = :poll AND s.stage = 'approved' AND s.expires_at > :now
                """, now, params -> params.set("poll", poll.bytes()));
    }

    private Optional<Known> take(String update, Instant now, Binding values) {
        return taken(update + RETURNING, now, values);
    }

    private Optional<Known> takeUnhurried(String update, Instant now, Binding values) {
        return taken(update + RETURNING + UNHURRIED, now, values);
    }

    private Optional<Known> taken(String statement, Instant now, Binding values) {
        return SingleUse.consume(
                sql, statement, params -> values.bind(params).set("now", now), TelegramSessionRow::read);
    }

    private static Params person(Params params, TelegramPerson who) throws SQLException {
        return params.set("who", who.id().value())
                .set("firstName", who.firstName().map(PersonName::value))
                .set("lastName", who.lastName().map(PersonName::value))
                .set("username", who.username());
    }

    /** What a step brings along. */
    @FunctionalInterface
    private interface Binding {
        Params bind(Params params) throws SQLException;
    }
}
