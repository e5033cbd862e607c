package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Optional;

/** Which Telegram belongs to which account: at most one to each, and each to at most one. */
@Port
public interface TelegramLinks {

    /**
     * Gives the account that Telegram in place of the one it had. Empty, and nothing changed, if it belongs to another
     * account, or this one is gone.
     */
    Optional<Linked> link(UserId user, TelegramPerson person, Instant now);

    /**
     * Takes the account's Telegram away, if its owner can sign in without it: by phone, or with a password and a name to go
     * with it. Which one it was; empty, and nothing changed, if there is none or it is the last way in.
     */
    @Consumes
    Optional<TelegramId> unlink(UserId user, Instant now);

    /** The same for whoever has that Telegram; of those who are banned it is not taken, for they would come back with it. */
    @Consumes
    Optional<UserId> unlink(TelegramId telegram, Instant now);

    /** The account that has the phone. */
    Optional<Holder> holderOf(PhoneNumber phone);

    /** Whether it belongs to an account. */
    boolean isTaken(TelegramId telegram);

    /**
     * Whoever has a phone.
     *
     * @param telegram theirs, if they have one
     */
    record Holder(UserId user, Optional<TelegramId> telegram) {

        public boolean has(TelegramId wanted) {
            return telegram.equals(Optional.of(wanted));
        }
    }

    /**
     * An account that has got a Telegram.
     *
     * @param from the one that it had before
     */
    record Linked(User user, Optional<TelegramId> from) {}
}
