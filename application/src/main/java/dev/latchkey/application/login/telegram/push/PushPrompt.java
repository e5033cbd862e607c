package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.login.telegram.chat.ChatStates;
import dev.latchkey.application.login.telegram.chat.OpenChat;
import dev.latchkey.application.login.telegram.push.BotReply.Prompt;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether somebody is asked in their chat about a page that wants their phone, and what. */
public final class PushPrompt {
    private final Matching matching;
    private final TelegramSessions sessions;
    private final ChatStates chats;
    private final Limits limits;
    private final RandomGenerator random;
    private final InstantSource clock;

    public PushPrompt(
            Matching matching,
            TelegramSessions sessions,
            ChatStates chats,
            Limits limits,
            RandomGenerator random,
            InstantSource clock) {
        this.matching = matching;
        this.sessions = sessions;
        this.chats = chats;
        this.limits = limits;
        this.random = random;
        this.clock = clock;
    }

    /** Whom to ask what. Empty if nobody is asked: then the link of the page is all there is. */
    Optional<Pushed> push(TokenHash link) {
        if (matching == Matching.OFF) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return sessions.ofLink(link)
                .map(Known::session)
                .filter(session -> session.status(now) == Status.PENDING && session.stage() == Stage.WAITING)
                .flatMap(TelegramSession::phone)
                .flatMap(phone -> chats.openOf(phone, now).filter(chat -> mayBeAsked(phone)))
                .flatMap(chat -> pushed(link, chat, now));
    }

    /** Counted only where somebody would be asked, and by nothing that the page can see. */
    private boolean mayBeAsked(PhoneNumber phone) {
        try {
            limits.spend(new Limits.Use(Limit.TELEGRAM_PROMPT_PER_PHONE, phone.e164()));
            return true;
        } catch (Refused tooOften) {
            return false;
        }
    }

    private Optional<Pushed> pushed(TokenHash link, OpenChat chat, Instant now) {
        TelegramSecret key = TelegramSecret.random(random);
        return sessions.push(link, chat.person(), key.hash(Use.BUTTON), now)
                .map(known -> new Pushed(
                        chat,
                        matching == Matching.TYPED
                                ? Prompt.toType(key, known.context())
                                : Prompt.toChoose(key, known.session().match().among(random), known.context())));
    }

    /** A prompt, and whose chat it is for. */
    record Pushed(OpenChat chat, Prompt prompt) {}
}
