package dev.latchkey.persistence.accounts;

import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.AvatarId;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.persistence.Row;
import java.sql.SQLException;

/** Reads a user from a row. */
public final class UserRow {
    /** What a {@link User} is made of, for a row of accounts called {@code a} and the referral {@code r} they came by. */
    public static final String COLUMNS = """
            a.*, r.code AS activated_invite_code,
            (SELECT count(*) FROM referral WHERE inviter = a.id) AS invited_count,
            EXISTS (SELECT FROM provider WHERE account = a.id) AS is_provider,
            (SELECT id FROM avatar WHERE account = a.id) AS avatar
            """;

    private UserRow() {}

    public static User read(Row row) throws SQLException {
        return new User(
                new UserId(row.number("id")),
                row.maybeText("phone").map(PhoneNumber::new),
                row.maybeText("email").map(EmailAddress::new),
                row.flag("email_verified"),
                row.maybeText("username").map(Username::new),
                row.maybeText("first_name").map(PersonName::new),
                row.maybeText("last_name").map(PersonName::new),
                row.maybeUuid("avatar").map(AvatarId::new),
                row.maybeNumber("telegram_id").map(TelegramId::new),
                row.maybeText("telegram_username"),
                row.constant("role", Role.class),
                row.constant("status", AccountStatus.class),
                row.maybeText("language").map(Language::of),
                new InviteCode(row.text("invite_code")),
                row.maybeText("activated_invite_code").map(InvitationCode::typed),
                row.count("invited_count"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.maybeInstant("last_login_at"),
                row.flag("is_provider"));
    }
}
