package dev.latchkey.persistence.imports;

import dev.latchkey.application.imports.Arrival;
import dev.latchkey.application.imports.ImportedAccounts.Proposal;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.imports.Inviter;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.Params;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Arrivals as arrays, one for each column, so that a statement for a thousand of them has the same text as for one. */
final class ArrivalColumns {
    /** A table of the arrivals, for a FROM clause. */
    static final String TABLE = """
            unnest(
              CAST(:line AS bigint[]), CAST(:source AS text[]), CAST(:externalId AS text[]),
              CAST(:fingerprint AS bigint[]), CAST(:phone AS text[]), CAST(:email AS text[]),
              CAST(:emailVerified AS boolean[]), CAST(:username AS text[]), CAST(:firstName AS text[]),
              CAST(:lastName AS text[]), CAST(:telegramId AS bigint[]), CAST(:language AS text[]),
              CAST(:role AS text[]), CAST(:banned AS boolean[]), CAST(:banReason AS text[]),
              CAST(:bannedAt AS timestamptz[]), CAST(:bannedUntil AS timestamptz[]), CAST(:createdAt AS timestamptz[]),
              CAST(:lastLoginAt AS timestamptz[]), CAST(:hash AS text[]), CAST(:oldCode AS text[]),
              CAST(:code AS text[]), CAST(:spare AS text[]), CAST(:inviterId AS text[]), CAST(:inviterCode AS text[])
            ) AS arrival (
              line, source, external_id, fingerprint, phone, email, email_verified, username, first_name, last_name,
              telegram_id, language, role, banned, ban_reason, banned_at, banned_until, created_at, last_login_at, hash,
              old_code, code, spare, inviter_id, inviter_code)
            """;

    private final List<Proposal> proposals;

    ArrivalColumns(List<Proposal> proposals) {
        this.proposals = proposals;
    }

    Params bind(Params params) throws SQLException {
        return bindTies(bindPast(bindPerson(bindIds(params))));
    }

    private Params bindIds(Params params) throws SQLException {
        return params.set("line", column(each -> Optional.of(each.line())))
                .set("source", column(each -> Optional.of(each.id().source())))
                .set("externalId", column(each -> Optional.of(each.id().value())))
                .set("fingerprint", column(each -> Optional.of(each.fingerprint())));
    }

    private Params bindPerson(Params params) throws SQLException {
        return params.set("phone", column(each -> each.person().phone().map(PhoneNumber::e164)))
                .set("email", column(each -> each.person().email().map(EmailAddress::value)))
                .set("emailVerified", column(each -> Optional.of(each.person().emailVerified())))
                .set("username", column(each -> each.person().username().map(Username::value)))
                .set("firstName", column(each -> each.person().firstName().map(PersonName::value)))
                .set("lastName", column(each -> each.person().lastName().map(PersonName::value)))
                .set("telegramId", column(each -> each.person().telegram().map(TelegramId::value)))
                .set("language", column(each -> each.person().language().map(Language::tag)));
    }

    private Params bindPast(Params params) throws SQLException {
        return params.set("role", column(each -> Optional.of(Word.of(each.past().role()))))
                .set("banned", column(each -> Optional.of(each.past().ban().isPresent())))
                .set(
                        "banReason",
                        column(each -> each.past().ban().flatMap(Ban::reason).map(BanReason::value)))
                .set("bannedAt", column(each -> each.past().ban().flatMap(Ban::since)))
                .set("bannedUntil", column(each -> each.past().ban().flatMap(Ban::until)))
                .set("createdAt", column(each -> Optional.of(each.past().createdAt())))
                .set("lastLoginAt", column(each -> each.past().lastLoginAt()))
                .set("hash", column(each -> each.password().map(PasswordHash::text)));
    }

    private Params bindTies(Params params) throws SQLException {
        return params.set("oldCode", column(each -> each.invites().old()))
                .set("code", column(each -> each.invites().kept().map(InviteCode::value)))
                .set(
                        "spare",
                        proposals.stream().map(each -> each.spare().value()).toList())
                .set("inviterId", column(each -> each.invites().inviter().flatMap(Inviter::externalId)))
                .set("inviterCode", column(each -> each.invites().inviter().flatMap(Inviter::code)));
    }

    private List<String> column(Function<Arrival, Optional<?>> value) {
        return of(proposals.stream().map(Proposal::arrival).toList(), value);
    }

    /** One column; what somebody does not have is NULL. */
    static List<String> of(List<Arrival> arrivals, Function<Arrival, Optional<?>> value) {
        List<String> column = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            column.add(text(value.apply(arrival)));
        }
        return column;
    }

    // A list of texts some of which are NULL has no type of its own here.
    @SuppressWarnings("NullAway")
    private static String text(Optional<?> value) {
        return value.map(String::valueOf).orElse(null);
    }
}
