package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.TelegramSessions;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Context;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Row;
import java.sql.SQLException;
import java.util.Optional;

/** A row of {@code telegram_session}. */
final class TelegramSessionRow {
    /** The row of a table that is called {@code s}. One that is not the latest of its phone is over. */
    static final String COLUMNS = """
            CASE WHEN s.stage IN ('waiting', 'contact', 'asked') AND EXISTS (
                SELECT FROM telegram_session later WHERE later.phone = s.phone AND later.ordinal > s.ordinal)
              THEN 'expired' ELSE s.stage END AS stage,
            s.phone, s.proved_phone, s.telegram_id, s.first_name, s.last_name, s.username, s.match_number, s.must_match,
            s.invite_code, s.address, s.network, s.device, s.language, s.begun_at, s.expires_at
            """;

    private TelegramSessionRow() {}

    static Params write(TelegramSessions.Begun begun, Params params) throws SQLException {
        TelegramSession session = begun.session();
        Context context = begun.context();
        Origin origin = context.origin();
        return params.set("poll", begun.poll().bytes())
                .set("link", begun.link().bytes())
                .set("phone", session.phone().map(PhoneNumber::e164))
                .set("match", session.match().value())
                .set("invite", context.invite().map(InvitationCode::value))
                .set("address", origin.address())
                .set("network", origin.network().key())
                .set("device", origin.device())
                .set("language", origin.language().map(Language::tag))
                .set("at", context.at())
                .set("expiresAt", session.expiresAt());
    }

    static Known read(Row row) throws SQLException {
        Origin origin = new Origin(
                row.text("address"),
                new Network(row.text("network")),
                row.text("device"),
                row.maybeText("language").map(Language::of));
        Optional<InvitationCode> invite = row.maybeText("invite_code").map(InvitationCode::typed);
        return new Known(session(row), new Context(origin, invite, row.instant("begun_at")));
    }

    private static TelegramSession session(Row row) throws SQLException {
        return new TelegramSession(
                row.constant("stage", Stage.class),
                row.maybeText("phone").map(PhoneNumber::new),
                person(row),
                row.maybeText("proved_phone").map(PhoneNumber::new),
                new MatchNumber(row.count("match_number")),
                row.flag("must_match"),
                row.instant("expires_at"));
    }

    private static Optional<TelegramPerson> person(Row row) throws SQLException {
        Optional<String> first = row.maybeText("first_name");
        Optional<String> last = row.maybeText("last_name");
        Optional<String> username = row.maybeText("username");
        return row.maybeNumber("telegram_id")
                .map(id -> TelegramPerson.called(new TelegramId(id), first, last, username));
    }
}
