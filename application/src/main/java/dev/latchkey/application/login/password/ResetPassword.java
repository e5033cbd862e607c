package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.ProveEmail;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sets a new password for whoever reads the letters to an account's address. Everything that was opened before ends: if
 * somebody else had opened the account with that address, they are out, and their password is worth nothing.
 */
public final class ResetPassword {
    private final OpenLink links;
    private final ChoosePassword choose;
    private final Passwords passwords;
    private final ProveEmail proveEmail;
    private final SettlePassword settle;
    private final Transactions transactions;
    private final InstantSource clock;

    public ResetPassword(
            OpenLink links,
            ChoosePassword choose,
            Passwords passwords,
            ProveEmail proveEmail,
            SettlePassword settle,
            Transactions transactions,
            InstantSource clock) {
        this.links = links;
        this.choose = choose;
        this.passwords = passwords;
        this.proveEmail = proveEmail;
        this.settle = settle;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void reset(String tokenText, Password wanted, Origin origin) {
        LinkToken token = links.read(tokenText, origin);
        // A weak password is told before the token is spent.
        User user = links.ownerOf(token, LinkPurpose.RESET_PASSWORD, clock.instant());
        PasswordHash fresh = choose.chosen(wanted, user);
        transactions.allOrNothing(() -> {
            Instant now = clock.instant();
            MailLinks.Used used = links.use(token, LinkPurpose.RESET_PASSWORD, now);
            passwords.set(used.user(), fresh, now);
            proveEmail.proved(used.user(), used.email(), origin, now);
            settle.settle(user, Optional.empty(), origin, now);
        });
        settle.announce();
    }
}
