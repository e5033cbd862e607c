package dev.latchkey.application.login.password;

import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends a link to the address of an account, which makes the older one useless. To be called in a transaction. */
public final class SendLink {
    private final MailLinks links;
    private final QueueLetter letters;
    private final LinkRules rules;
    private final RandomGenerator random;

    public SendLink(MailLinks links, QueueLetter letters, LinkRules rules, RandomGenerator random) {
        this.links = links;
        this.letters = letters;
        this.rules = rules;
        this.random = random;
    }

    /** Sends it to the address as the account has it, never as somebody has typed it. */
    void send(LinkPurpose purpose, User user, Origin origin, Instant now) {
        send(purpose, user, user.email().orElseThrow(), origin, now);
    }

    /** Sends it to an address that the account has not yet. */
    void send(LinkPurpose purpose, User user, EmailAddress email, Origin origin, Instant now) {
        LinkToken token = LinkToken.random(random);
        Instant expiry = now.plus(rules.lifeOf(purpose));
        links.issue(new MailLinks.MailLink(user.id(), email, purpose, token.hash(), now, expiry));
        letters.queue(new Letter(
                email,
                kindOf(purpose),
                Optional.of(rules.link(purpose, token)),
                user.language().or(origin::language),
                now,
                expiry,
                Map.of()));
    }

    private static LetterKind kindOf(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> LetterKind.VERIFY_EMAIL;
            case RESET_PASSWORD -> LetterKind.RESET_PASSWORD;
            case CHANGE_EMAIL -> LetterKind.CHANGE_EMAIL;
        };
    }
}
