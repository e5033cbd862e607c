package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Members;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All accounts in PostgreSQL. */
public final class PostgresMembers implements Members {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    /** A piece of a phone as people write it; fewer digits would be a piece of nearly every phone. */
    private static final Pattern PHONE_PIECE = Pattern.compile("[+]?[ ().-]*(?:[0-9][ ().-]*){3,15}");

    private static final String ALL = "SELECT " + UserRow.COLUMNS + """
            FROM account a LEFT JOIN referral r ON r.newcomer = a.id
            WHERE a.deleted_at IS NULL
            """;

    private final Sql sql;

    public PostgresMembers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Member> find(UserId id) {
        return sql.one(ALL + "AND a.id = :id", params -> params.set("id", id.value()), PostgresMembers::read);
    }

    @Override
    public Optional<Member> holderOf(Identifier identifier) {
        IdentifierKey key = IdentifierKey.of(identifier);
        return sql.one(ALL + "AND " + key.condition(), params -> params.set("key", key.value()), PostgresMembers::read);
    }

    @Override
    public List<Member> list(Filter filter, Optional<Long> before, int max) {
        return sql.all(
                ALL + """
                        AND a.id < :before
                        AND (CAST(:role AS text) IS NULL OR a.role = :role)
                        AND (CAST(:status AS text) IS NULL OR a.status = :status)
                        AND (CAST(:piece AS text) IS NULL
                          OR a.id = :id
                          OR lower(a.username) LIKE lower(:piece)
                          OR lower(concat_ws(' ', a.first_name, a.last_name)) LIKE lower(:piece)
                          OR (:inIdentifiers AND (
                            lower(a.email) LIKE lower(:piece)
                            OR lower(a.telegram_username) LIKE lower(:piece)
                            OR a.phone LIKE :phonePiece)))
                        ORDER BY a.id DESC
                        LIMIT :max
                        """,
                params -> searched(params, filter.search())
                        .set("before", before.orElse(Long.MAX_VALUE))
                        .set("role", filter.role().map(Word::of))
                        .set("status", filter.status().map(Word::of))
                        .set("max", max),
                PostgresMembers::read);
    }

    private static Params searched(Params params, Optional<Search> search) throws SQLException {
        Optional<String> words = search.map(Search::words);
        return params.set("piece", words.map(piece -> "%" + escaped(piece) + "%"))
                .set(
                        "id",
                        words.filter(text -> ID.matcher(text).matches())
                                .map(Long::parseLong)
                                .orElse(0L))
                .set("inIdentifiers", search.filter(Search::inIdentifiers).isPresent())
                .set(
                        "phonePiece",
                        words.filter(text -> PHONE_PIECE.matcher(text).matches())
                                .map(PostgresMembers::phonePiece)
                                .orElse(""));
    }

    /** With a plus sign it is the beginning, else any part. */
    private static String phonePiece(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return (text.startsWith("+") ? "+" : "%") + digits + "%";
    }

    private static String escaped(String piece) {
        return piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Member read(Row row) throws SQLException {
        User user = UserRow.read(row);
        return new Member(user, user.isBanned() ? Optional.of(ban(row)) : Optional.empty());
    }

    private static Ban ban(Row row) throws SQLException {
        return new Ban(
                row.maybeText("ban_reason").map(BanReason::new),
                row.maybeNumber("banned_by").map(UserId::new),
                row.maybeInstant("banned_at"),
                row.maybeInstant("banned_until"));
    }
}
