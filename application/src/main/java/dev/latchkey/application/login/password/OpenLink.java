package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;

/** Takes the tokens that people bring back from their letters. Every bad one gets one and the same answer. */
public final class OpenLink {
    private final MailLinks links;
    private final LookUpAccount accounts;
    private final Limits limits;

    public OpenLink(MailLinks links, LookUpAccount accounts, Limits limits) {
        this.links = links;
        this.accounts = accounts;
        this.limits = limits;
    }

    /** The token, which may be anybody's and any. */
    LinkToken read(String text, Origin origin) {
        limits.spend(new Limits.Use(Limit.LINK_PER_IP, origin.network().key()));
        return LinkToken.parse(text).orElseThrow(() -> new Refused(LoginProblem.LINK_GONE));
    }

    /** Whose token it is, which stays good. */
    User ownerOf(LinkToken token, LinkPurpose purpose, Instant now) {
        return links.ownerOf(token.hash(), purpose, now)
                .flatMap(accounts::by)
                .orElseThrow(() -> new Refused(LoginProblem.LINK_GONE));
    }

    /** Uses it up. To be called in the transaction that does what it is good for. */
    MailLinks.Used use(LinkToken token, LinkPurpose purpose, Instant now) {
        return links.use(token.hash(), purpose, now).orElseThrow(() -> new Refused(LoginProblem.LINK_GONE));
    }
}
