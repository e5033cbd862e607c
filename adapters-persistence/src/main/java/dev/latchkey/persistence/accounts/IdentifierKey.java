package dev.latchkey.persistence.accounts;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;

/**
 * How the account is found that has an identifier.
 *
 * @param condition of SQL, with a parameter called key
 * @param value what that parameter has to be
 */
record IdentifierKey(String condition, Object value) {

    static IdentifierKey of(Identifier identifier) {
        if (identifier instanceof EmailAddress email) {
            return new IdentifierKey("lower(email COLLATE \"C\") = :key", email.key());
        }
        if (identifier instanceof TelegramId telegram) {
            return new IdentifierKey("telegram_id = :key", telegram.value());
        }
        return new IdentifierKey("phone = :key", ((PhoneNumber) identifier).e164());
    }
}
