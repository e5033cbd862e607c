package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.ProveEmail;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import java.time.Instant;
import java.time.InstantSource;

/** Believes that an address is its account's, because somebody has followed the link that was sent there. */
public final class VerifyEmail {
    private final OpenLink links;
    private final ProveEmail proveEmail;
    private final Transactions transactions;
    private final InstantSource clock;

    public VerifyEmail(OpenLink links, ProveEmail proveEmail, Transactions transactions, InstantSource clock) {
        this.links = links;
        this.proveEmail = proveEmail;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void verify(String tokenText, Origin origin) {
        LinkToken token = links.read(tokenText, origin);
        transactions.allOrNothing(() -> {
            Instant now = clock.instant();
            MailLinks.Used used = links.use(token, LinkPurpose.VERIFY_EMAIL, now);
            proveEmail.proved(used.user(), used.email(), origin, now);
        });
    }
}
