package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins that people decide in their chats. Each step is the one of {@link TelegramSession} that has its name, in one
 * statement: of several that exclude each other one is taken, and who gets nothing has changed nothing. Of the sessions for
 * one phone only the latest is under way.
 */
@Port
public interface TelegramSessions {

    void begin(Begun begun);

    /** The session of the page, as it is. */
    Optional<Known> ofPage(TokenHash poll);

    /** The sessions of those pages, as they are; nothing for pages that have none. */
    Map<TokenHash, TelegramSession> ofPages(Collection<TokenHash> polls);

    /** The session of a link, as it is. */
    Optional<Known> ofLink(TokenHash link);

    /** The session of a button, as it is. */
    Optional<Known> ofButton(TokenHash button);

    /** Answers come by that button from here on, and by no earlier one. */
    @Consumes
    Optional<Known> open(TokenHash link, TelegramPerson who, boolean phoneIsTheirs, TokenHash button, Instant now);

    /** The same for a chat that we write to. */
    @Consumes
    Optional<Known> push(TokenHash link, TelegramPerson who, TokenHash button, Instant now);

    /** The latest session of that person that takes this number. */
    @Consumes
    Optional<Known> share(TelegramId who, PhoneNumber number, TokenHash button, Instant now);

    /** Approved or, with the wrong number, rejected. */
    @Consumes
    Optional<Known> approve(TokenHash button, TelegramId who, Optional<MatchNumber> chosen, Instant now);

    @Consumes
    Optional<Known> reject(TokenHash button, TelegramId who, Instant now);

    /** If the transaction fails, it is not claimed. */
    @Consumes
    Optional<Known> claim(TokenHash poll, Instant now);

    /**
     * A session that a page begins.
     *
     * @param poll by what the page knows it
     * @param link by what the bot knows it
     */
    record Begun(TokenHash poll, TokenHash link, TelegramSession session, Context context) {}

    /**
     * What it was begun with.
     *
     * @param origin where the page is
     * @param invite the code that the person brought along
     */
    record Context(Origin origin, Optional<InvitationCode> invite, Instant at) {}

    /** A session that has been begun. */
    record Known(TelegramSession session, Context context) {}
}
