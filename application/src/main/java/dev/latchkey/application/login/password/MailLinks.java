package dev.latchkey.application.login.password;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Links in letters that nobody has followed yet. A link dies with its time, with its use, with the next one of its kind for
 * the account, and when the account is banned or deleted. One that goes to the address that the account has dies too when
 * the account gets another; one that goes to an address that is wanted ({@link LinkPurpose#CHANGE_EMAIL}) is a claim of its
 * account alone, and of no matter to others who want the same. A new password is set by nobody through an address that was
 * never proved where the account has a phone or a Telegram: whoever opened the account could still come in by these.
 */
@Port
public interface MailLinks {

    /** Keeps the link in the place of the older one of its kind. */
    void issue(MailLink link);

    /** Whose link this is, if it is good. */
    Optional<UserId> ownerOf(TokenHash token, LinkPurpose purpose, Instant now);

    /** Uses the link up. Of many who do so at once, one succeeds. */
    @Consumes
    Optional<Used> use(TokenHash token, LinkPurpose purpose, Instant now);

    /** Makes the link of that kind useless, if the account has one. */
    void revoke(UserId user, LinkPurpose purpose);

    /** A link that is on its way to that address. */
    record MailLink(
            UserId user,
            EmailAddress email,
            LinkPurpose purpose,
            TokenHash token,
            Instant createdAt,
            Instant expiresAt) {}

    /** Whoever followed a link has shown that they read the letters to that address. */
    record Used(UserId user, EmailAddress email) {}
}
