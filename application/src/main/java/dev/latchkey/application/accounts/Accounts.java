package dev.latchkey.application.accounts;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import java.time.Instant;
import java.util.Optional;

/** The accounts there are. Every identifier belongs to at most one of them. Deleted accounts are not found. */
@Port
public interface Accounts {

    Optional<User> find(UserId id);

    /**
     * The account that has this phone, its last sign-in now being this one unless it is banned. A ban that has come to its
     * end is lifted by that.
     */
    Optional<User> signInByPhone(PhoneNumber phone, Instant now);

    /** As {@link #signInByPhone}, for the number at Telegram. The account has from then on the name that they have there. */
    Optional<User> signInByTelegram(TelegramPerson person, Instant now);

    Optional<User> findByEmail(EmailAddress email);

    Optional<User> findByTelegram(TelegramId telegram);

    /** The account, as with {@link #signInByPhone}. */
    Optional<User> signIn(UserId id, Instant now);

    /** Whether the username belongs to somebody. */
    boolean isTaken(Username username);

    /** Whether the identifier belongs to somebody, proved or not. */
    boolean isTaken(Identifier identifier);

    /**
     * Opens an account with the role of a student. Empty, and nothing stored, if its identifier, its username or its
     * invite code belongs to another.
     */
    Optional<User> open(NewAccount account);

    /**
     * Makes this account the administrator, if it is the first of the system that has proved anything: no other has, nobody
     * was imported, and nobody has had that chance before. To be called in the transaction that opens it, for of several at once one is the first. True
     * for one account in the life of the system, whatever becomes of that account later.
     */
    @Consumes
    boolean claimFirst(UserId id, Instant now);

    /**
     * Gives the account the phone in place of the one it had. Empty, and nothing changed, if the phone belongs to another,
     * or the account is gone.
     */
    Optional<PhoneMoved> movePhone(UserId id, PhoneNumber phone, Instant now);

    /**
     * Gives the account the address, not proved yet, in place of the one it had. Empty, and nothing changed, if the address
     * belongs to another, or the account is gone.
     */
    Optional<EmailMoved> moveEmail(UserId id, EmailAddress email, Instant now);

    /** The account with that role, if it is a student's; nobody else's changes. For accounts that are being opened. */
    Optional<User> preset(UserId id, Role role);

    /** Counts the address as proved if the account still has it. False if it has not, or if it was proved before. */
    @Consumes
    boolean verifyEmail(UserId id, EmailAddress email, Instant now);

    /** The account as changed. Empty, and nothing changed, if there is none or the username belongs to another. */
    Optional<User> edit(UserId id, ProfileChanges changes, Instant now);
}
