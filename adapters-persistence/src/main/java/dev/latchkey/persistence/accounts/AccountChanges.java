package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.EmailMoved;
import dev.latchkey.application.accounts.PhoneMoved;
import dev.latchkey.application.accounts.ProfileChanges;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.persistence.ConstraintViolated;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What changes an account, unless somebody else has what it is to have: the unique indexes decide that. */
final class AccountChanges {
    /** The user of a change whose rows are called {@code a}. */
    static final String CHANGED = "SELECT " + UserRow.COLUMNS + "FROM a LEFT JOIN referral r ON r.newcomer = a.id";

    private static final String PHONE_INDEX = "account_phone_key";
    private static final String EMAIL_INDEX = "account_email_key";
    private static final String USERNAME_INDEX = "account_username_key";

    private final Sql sql;

    AccountChanges(Sql sql) {
        this.sql = sql;
    }

    Optional<PhoneMoved> movePhone(UserId id, PhoneNumber phone, Instant now) {
        return move(
                PHONE_INDEX,
                moved("phone", "phone = :gained"),
                params ->
                        params.set("id", id.value()).set("gained", phone.e164()).set("now", now),
                (user, before) -> new PhoneMoved(user, before.map(PhoneNumber::new)));
    }

    Optional<EmailMoved> moveEmail(UserId id, EmailAddress email, Instant now) {
        return move(
                EMAIL_INDEX,
                moved("email", "email = :gained, email_verified = false"),
                params -> params.set("id", id.value())
                        .set("gained", email.value())
                        .set("now", now),
                (user, before) -> new EmailMoved(user, before.map(EmailAddress::new)));
    }

    Optional<User> edit(UserId id, ProfileChanges changes, Instant now) {
        return unlessTaken(
                USERNAME_INDEX,
                () -> sql.one(
                        """
                    WITH a AS (
                      UPDATE account SET
                        first_name = CASE WHEN :firstNameWanted THEN :firstName ELSE first_name END,
                        last_name = CASE WHEN :lastNameWanted THEN :lastName ELSE last_name END,
                        username = CASE WHEN :usernameWanted THEN :username ELSE username END,
                        language = CASE WHEN :languageWanted THEN :language ELSE language END,
                        updated_at = :now
                      WHERE id = :id AND deleted_at IS NULL
                      RETURNING *
                    )
                    """ + CHANGED,
                        params -> params.set("id", id.value())
                                .set("now", now)
                                .set("firstNameWanted", changes.firstName().wanted())
                                .set("firstName", changes.firstName().value().map(PersonName::value))
                                .set("lastNameWanted", changes.lastName().wanted())
                                .set("lastName", changes.lastName().value().map(PersonName::value))
                                .set("usernameWanted", changes.username().wanted())
                                .set("username", changes.username().value().map(Username::value))
                                .set("languageWanted", changes.language().wanted())
                                .set("language", changes.language().value().map(Language::tag)),
                        UserRow::read));
    }

    private <T> Optional<T> move(
            String index, String statement, Params.Binding values, BiFunction<User, Optional<String>, T> moved) {
        return unlessTaken(
                index,
                () -> sql.one(statement, values, row -> moved.apply(UserRow.read(row), row.maybeText("before"))));
    }

    /** Gives an account another identifier, and tells the one that it had. */
    private static String moved(String column, String values) {
        return """
                WITH earlier AS (
                  SELECT %1$s FROM account WHERE id = :id FOR UPDATE
                ), a AS (
                  UPDATE account SET %2$s, updated_at = :now
                  FROM earlier WHERE id = :id AND deleted_at IS NULL
                  RETURNING account.*
                )
                SELECT earlier.%1$s AS before,
                """.formatted(column, values) + UserRow.COLUMNS
                + "FROM earlier, a LEFT JOIN referral r ON r.newcomer = a.id";
    }

    /** Nothing, if somebody else has what is in that unique index. */
    private static <T> Optional<T> unlessTaken(String index, Supplier<Optional<T>> change) {
        try {
            return change.get();
        } catch (ConstraintViolated e) {
            if (e.constraint().equals(index)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
