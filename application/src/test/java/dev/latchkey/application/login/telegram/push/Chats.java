package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.accounts.InMemoryPhoneNumbers;
import dev.latchkey.application.accounts.MovePhone;
import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.accounts.RecyclePhone;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.telegram.chat.KeepChat;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession.Waiting;
import dev.latchkey.application.login.telegram.push.FollowTelegramSession.Seen;
import dev.latchkey.application.login.telegram.push.PushPrompt.Pushed;
import dev.latchkey.application.sessions.TakeBack;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;

/** What pages and people in chats with the bot can do in a world. */
final class Chats {
    static final PushRules RULES = new PushRules(true, Duration.ofMinutes(5), Duration.ofMinutes(15));

    final BeginTelegramSession begin;
    final DeliverPrompts prompts;
    final KeepChat keep;

    /** What was sent to whom, latest last. */
    final List<Pushed> pushed = new ArrayList<>();

    /** What becomes of the next that are sent; then all arrive. */
    final Queue<PromptSender.Outcome> outcomes = new ArrayDeque<>();

    final FollowTelegramSession follow;
    final HandleUpdate bot;

    private final World world;

    Chats(World world) {
        this(world, RULES);
    }

    Chats(World world, PushRules rules) {
        this(world, rules, Matching.CHOICE);
    }

    Chats(World world, PushRules rules, Matching matching) {
        this.world = world;
        RecordAudit audit = new RecordAudit(world.stores.audit, world.clock);
        ReadPhone readPhone = new ReadPhone(new InMemoryPhoneNumbers());
        SecureRandom random = new SecureRandom();
        begin = new BeginTelegramSession(
                rules,
                world.stores.telegramSessions,
                payload -> URI.create("https://t.me/our_bot?start=" + payload.text()),
                new AdmitPage(
                        readPhone,
                        new LookUpInvite(world.stores.invites, world.stores.campaigns, world.limits, world.clock),
                        world.limits),
                new QueuePrompt(world.stores.waitingPrompts, matching),
                random,
                world.clock);
        keep = new KeepChat(world.stores.chats, world.clock);
        prompts = new DeliverPrompts(
                world.stores.waitingPrompts,
                new PushPrompt(
                        matching, world.stores.telegramSessions, world.stores.chats, world.limits, random, world.clock),
                (chat, prompt) -> {
                    pushed.add(new Pushed(chat, prompt));
                    PromptSender.Outcome next = outcomes.poll();
                    return next == null ? PromptSender.Outcome.sent(pushed.size()) : next;
                },
                keep,
                world.clock);
        EnterByBot enter = new EnterByBot(
                world.findOrOpenAccount,
                new EnterByTelegram(world.stores.accounts, world.openAccount, audit),
                world.stores.telegramLinks,
                new MovePhone(
                        world.stores.accounts,
                        new RecyclePhone(world.stores.idlePhones, world.tellOwner, audit, World.RECYCLE_AFTER),
                        audit,
                        false,
                        world.qualifyReferral::qualify),
                audit,
                world.tellOwner);
        follow = new FollowTelegramSession(
                world.stores.telegramSessions, enter, world.signIn, new TakeBack(world.endSession), world.clock);
        bot = new HandleUpdate(
                new AskInChat(
                        world.stores.telegramSessions,
                        world.stores.quietChats,
                        world.stores.telegramLinks,
                        readPhone,
                        random,
                        world.clock),
                new AnswerInChat(
                        rules,
                        world.stores.telegramSessions,
                        world.stores.waitingPrompts,
                        world.stores.quietChats,
                        world.stores.transactions,
                        audit,
                        world.clock));
    }

    Waiting page() {
        return begin.begin(Optional.empty(), Optional.empty(), Some.origin());
    }

    Waiting page(PhoneNumber phone) {
        return begin.begin(Optional.of(phone.e164()), Optional.empty(), Some.origin());
    }

    Waiting page(InvitationCode invite) {
        return begin.begin(Optional.empty(), Optional.of(invite), Some.origin());
    }

    Seen look(Waiting page) {
        return follow.look(page.poll(), Some.origin());
    }

    BotReply come(TelegramId who, Waiting page) {
        return bot.handle(new BotUpdate.Start(person(who), true, payload(page)));
    }

    BotReply share(TelegramId who, PhoneNumber phone) {
        return bot.handle(new BotUpdate.Contact(person(who), true, phone.e164(), OptionalLong.of(who.value()), false));
    }

    BotReply press(TelegramId who, ChatAnswer answer) {
        return bot.handle(new BotUpdate.Press(person(who), answer.data()));
    }

    /** A page whose prompt we have sent to that chat by ourselves. */
    BotReply.Prompt pushed(TelegramId who, Waiting page) {
        TelegramSecret key = TelegramSecret.random(new SecureRandom());
        TelegramSecret link = TelegramSecret.parse(payload(page)).orElseThrow();
        TelegramSessions.Known known = world.stores
                .telegramSessions
                .push(link.hash(Use.LINK), person(who), key.hash(Use.BUTTON), world.clock.instant())
                .orElseThrow();
        return BotReply.Prompt.toChoose(key, known.session().match().among(new SecureRandom()), known.context());
    }

    BotReply type(TelegramId who, String text) {
        return bot.handle(new BotUpdate.Typed(person(who), true, text));
    }

    static String payload(Waiting page) {
        return page.bot().getQuery().substring("start=".length());
    }

    static TelegramPerson person(TelegramId id) {
        return TelegramPerson.called(id, Optional.of("Анна"), Optional.empty(), Optional.of("anna_" + id.value()));
    }
}
