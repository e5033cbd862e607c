package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.login.telegram.TelegramLinks.Holder;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.login.telegram.push.BotReply.Prompt;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Asks people whether it is they who sign in on a page: those who came by its link, once we know that they may say so. */
public final class AskInChat {
    /** Numbers that are bought for Telegram, and that no operator gives. */
    private static final String ANONYMOUS = "+888";

    private final TelegramSessions sessions;
    private final QuietChats quiet;
    private final TelegramLinks links;
    private final ReadPhone readPhone;
    private final RandomGenerator random;
    private final InstantSource clock;

    public AskInChat(
            TelegramSessions sessions,
            QuietChats quiet,
            TelegramLinks links,
            ReadPhone readPhone,
            RandomGenerator random,
            InstantSource clock) {
        this.sessions = sessions;
        this.quiet = quiet;
        this.links = links;
        this.readPhone = readPhone;
        this.random = random;
        this.clock = clock;
    }

    /** Somebody came by a link. In groups nobody is asked, where others could answer. */
    public BotReply start(BotUpdate.Start start) {
        if (!start.inPrivate()) {
            return BotReply.of(Kind.NOTHING);
        }
        if (start.payload().isEmpty()) {
            return BotReply.of(Kind.WELCOME);
        }
        if (isInvite(start.payload())) {
            return BotReply.of(Kind.INVITED);
        }
        Instant now = clock.instant();
        if (quiet.isQuiet(start.from().id(), now)) {
            return BotReply.of(Kind.QUIET);
        }
        return TelegramSecret.parse(start.payload())
                .map(payload -> opened(start, payload, now))
                .orElse(BotReply.of(Kind.LINK_OVER));
    }

    private BotReply opened(BotUpdate.Start start, TelegramSecret payload, Instant now) {
        Optional<TelegramSession> begun =
                sessions.ofLink(payload.hash(Use.LINK)).map(Known::session);
        Optional<TelegramSession> waiting = begun.filter(session -> session.status(now) == Status.PENDING);
        Optional<Holder> holder = waiting.flatMap(TelegramSession::phone).flatMap(links::holderOf);
        TelegramId who = start.from().id();
        if (isOfAnother(holder, who)) {
            return BotReply.of(Kind.BOUND_ELSEWHERE);
        }
        TelegramSecret key = TelegramSecret.random(random);
        return sessions.open(
                        payload.hash(Use.LINK),
                        start.from(),
                        holder.isPresent() && holder.get().has(who),
                        key.hash(Use.BUTTON),
                        now)
                .map(known -> asked(known, key))
                .orElseGet(() -> BotReply.of(
                        begun.filter(session -> session.wasLetInBy(who, now)).isPresent()
                                ? Kind.APPROVED
                                : Kind.LINK_OVER));
    }

    /** Somebody sent a contact. What does not come from its owner in their own chat says nothing. */
    public BotReply contact(BotUpdate.Contact contact) {
        if (!contact.inPrivate()) {
            return BotReply.of(Kind.NOTHING);
        }
        TelegramId who = contact.from().id();
        if (quiet.isQuiet(who, clock.instant())) {
            return BotReply.of(Kind.QUIET);
        }
        if (contact.forwarded() || !contact.owner().equals(OptionalLong.of(who.value()))) {
            return BotReply.of(Kind.CONTACT_NOT_YOURS);
        }
        return number(contact.phone()).map(phone -> shared(who, phone)).orElse(BotReply.of(Kind.CONTACT_UNUSABLE));
    }

    private BotReply shared(TelegramId who, PhoneNumber phone) {
        if (isOfAnother(links.holderOf(phone), who)) {
            return BotReply.of(Kind.BOUND_ELSEWHERE);
        }
        TelegramSecret key = TelegramSecret.random(random);
        return sessions.share(who, phone, key.hash(Use.BUTTON), clock.instant())
                .map(known -> asked(known, key))
                .orElse(BotReply.of(Kind.NOBODY_WAITS));
    }

    private BotReply asked(Known known, TelegramSecret key) {
        TelegramSession session = known.session();
        if (session.stage() == Stage.CONTACT) {
            return BotReply.of(Kind.CONTACT_WANTED);
        }
        return BotReply.asking(
                session.mustMatch()
                        ? Prompt.toChoose(key, session.match().among(random), known.context())
                        : Prompt.toConfirm(key, known.context()));
    }

    private static boolean isInvite(String payload) {
        try {
            return payload.equals(new InviteCode(payload).value());
        } catch (InvalidValue none) {
            return false;
        }
    }

    private Optional<PhoneNumber> number(String written) {
        // Telegram writes them with the plus sign or without.
        String international = written.startsWith("+") ? written : "+" + written;
        if (international.startsWith(ANONYMOUS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(readPhone.read(international));
        } catch (InvalidValue unusable) {
            return Optional.empty();
        }
    }

    private static boolean isOfAnother(Optional<Holder> holder, TelegramId who) {
        return holder.flatMap(Holder::telegram)
                .filter(other -> !other.equals(who))
                .isPresent();
    }
}
