package dev.latchkey.telegram.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.application.World;
import dev.latchkey.application.accounts.InMemoryPhoneNumbers;
import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.telegram.SettleTelegram;
import dev.latchkey.application.login.telegram.chat.ChooseLanguage;
import dev.latchkey.application.login.telegram.chat.KeepChat;
import dev.latchkey.application.login.telegram.chat.UnlinkInChat;
import dev.latchkey.application.login.telegram.push.AdmitPage;
import dev.latchkey.application.login.telegram.push.AnswerInChat;
import dev.latchkey.application.login.telegram.push.AskInChat;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession;
import dev.latchkey.application.login.telegram.push.BeginTelegramSession.Waiting;
import dev.latchkey.application.login.telegram.push.DeliverPrompts;
import dev.latchkey.application.login.telegram.push.HandleUpdate;
import dev.latchkey.application.login.telegram.push.Matching;
import dev.latchkey.application.login.telegram.push.PushPrompt;
import dev.latchkey.application.login.telegram.push.PushRules;
import dev.latchkey.application.login.telegram.push.QueuePrompt;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession.Status;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotName;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.DeepLinks;
import dev.latchkey.telegram.Fetcher;
import dev.latchkey.telegram.TestBotApi;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world whose bot talks to a Bot API on this machine, and people who write to it as Telegram writes it down. */
final class ChatWorld implements AutoCloseable {
    static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36";

    private static final JsonMapper JSON = new JsonMapper();
    private static final PushRules RULES = new PushRules(true, Duration.ofMinutes(5), Duration.ofMinutes(15));

    final TestBotApi telegram = new TestBotApi();
    final World world = new World(World.RULES, World.NO_LIMITS, false);
    final BotApi api =
            new BotApi(telegram.uri(), new BotToken(TestBotApi.TOKEN), new Fetcher(Optional.empty()), world.clock);
    final Phrasebook words = new Phrasebook(URI.create("https://id.example.org"), Language.EN);
    final KeepChat keep = new KeepChat(world.stores.chats, world.clock);
    final BeginTelegramSession begin;
    final DeliverPrompts prompts;
    final ChatBot bot;

    private long updates;

    ChatWorld() {
        this(Matching.CHOICE);
    }

    ChatWorld(Matching matching) {
        RecordAudit audit = new RecordAudit(world.stores.audit, world.clock);
        ReadPhone readPhone = new ReadPhone(new InMemoryPhoneNumbers());
        DeepLinks links =
                new DeepLinks(URI.create("https://t.me"), new BotName(api, Optional.of("our_bot"), world.clock));
        SecureRandom random = new SecureRandom();
        begin = new BeginTelegramSession(
                RULES,
                world.stores.telegramSessions,
                links,
                new AdmitPage(
                        readPhone,
                        new LookUpInvite(world.stores.invites, world.stores.campaigns, world.limits, world.clock),
                        world.limits),
                new QueuePrompt(world.stores.waitingPrompts, matching),
                random,
                world.clock);
        prompts = new DeliverPrompts(
                world.stores.waitingPrompts,
                new PushPrompt(
                        matching, world.stores.telegramSessions, world.stores.chats, world.limits, random, world.clock),
                new ChatPrompts(api, words),
                keep,
                world.clock);
        HandleUpdate signIn = new HandleUpdate(
                new AskInChat(
                        world.stores.telegramSessions,
                        world.stores.quietChats,
                        world.stores.telegramLinks,
                        readPhone,
                        random,
                        world.clock),
                new AnswerInChat(
                        RULES,
                        world.stores.telegramSessions,
                        world.stores.waitingPrompts,
                        world.stores.quietChats,
                        world.stores.transactions,
                        audit,
                        world.clock));
        LookUpAccount accounts = new LookUpAccount(world.stores.accounts);
        Members members = new Members(accounts);
        SettleTelegram settle = new SettleTelegram(
                new EndSessions(world.stores.sessions, world.revocations), audit, world.tellOwner, (user, now) -> {});
        bot = new ChatBot(
                api,
                new SignInTalk(signIn),
                new Topics(
                        new ProfileTopic(members, links),
                        new SessionsTopic(members, world.listDevices, world.endDevice),
                        new LanguageTopic(
                                new ChooseLanguage(world.stores.chats, accounts, world.editProfile, world.clock),
                                words),
                        new UnlinkTopic(
                                members,
                                new UnlinkInChat(
                                        world.stores.telegramLinks, settle, world.stores.transactions, world.clock),
                                world.clock)),
                keep,
                words);
    }

    Waiting page() {
        return page(Optional.empty());
    }

    Waiting page(PhoneNumber phone) {
        return page(Optional.of(phone.e164()));
    }

    private Waiting page(Optional<String> phone) {
        Origin some = Some.origin();
        return begin.begin(
                phone, Optional.empty(), new Origin(some.address(), some.network(), CHROME, some.language()));
    }

    Status status(Waiting page) {
        return world.stores
                .telegramSessions
                .ofPage(page.poll().hash(Use.POLL))
                .orElseThrow()
                .session()
                .status(world.clock.instant());
    }

    /** Somebody with a phone, whose Telegram that is, and who speaks Russian. */
    User member(TelegramId who) {
        UserId id = world.signIn(Some.phone(), Some.origin()).user().id();
        return inRussian(world.stores
                .telegramLinks
                .link(
                        id,
                        TelegramPerson.called(who, Optional.empty(), Optional.empty(), Optional.of("anna")),
                        world.clock.instant())
                .orElseThrow()
                .user());
    }

    /** As above, without a phone. */
    User byTelegram(TelegramId who) {
        return inRussian(world.telegram.byWidget(who).user());
    }

    private User inRussian(User user) {
        return world.stores.accounts.change(user.id(), draft -> draft.language = Optional.of(Language.RU));
    }

    // What people do, as Telegram writes it.

    void write(TelegramId who, String text) {
        bot.handle(message(who, "ru", JSON.createObjectNode().put("text", text)));
    }

    void passOn(TelegramId who, String text) {
        ObjectNode content = JSON.createObjectNode().put("text", text);
        content.putObject("forward_origin").put("type", "hidden_user").put("date", 1_785_000_000);
        bot.handle(message(who, "ru", content));
    }

    void come(TelegramId who, Waiting page) {
        write(who, "/start " + page.bot().getQuery().substring("start=".length()));
    }

    void share(TelegramId who, String phone, TelegramId owner, boolean forwarded) {
        ObjectNode content = JSON.createObjectNode();
        content.putObject("contact")
                .put("phone_number", phone)
                .put("first_name", "Анна")
                .put("user_id", owner.value());
        if (forwarded) {
            content.putObject("forward_origin").put("type", "user").put("date", 1);
        }
        bot.handle(message(who, "ru", content));
    }

    void press(TelegramId who, String data, Optional<Long> message) {
        ObjectNode update = JSON.createObjectNode().put("update_id", updates++);
        ObjectNode query = update.putObject("callback_query");
        query.put("id", "q" + updates).put("chat_instance", "-1").put("data", data);
        query.set("from", from(who, "ru"));
        message.ifPresent(id -> {
            ObjectNode shown = query.putObject("message").put("message_id", id);
            shown.put("date", world.clock.instant().getEpochSecond());
            shown.putObject("chat").put("id", who.value()).put("type", "private");
        });
        bot.handle(update.toString());
    }

    void press(TelegramId who, String data) {
        press(who, data, Optional.of(31L));
    }

    void stand(TelegramId who, String status) {
        ObjectNode change = JSON.createObjectNode();
        change.put("date", world.clock.instant().getEpochSecond());
        change.putObject("chat").put("id", who.value()).put("type", "private");
        change.set("from", from(who, "ru"));
        change.putObject("new_chat_member").put("status", status);
        ObjectNode update = JSON.createObjectNode().put("update_id", updates++);
        update.set("my_chat_member", change);
        bot.handle(update.toString());
    }

    String message(TelegramId who, String language, ObjectNode content) {
        ObjectNode update = JSON.createObjectNode().put("update_id", updates++);
        ObjectNode message = content.deepCopy();
        message.put("message_id", updates).put("date", world.clock.instant().getEpochSecond());
        message.putObject("chat").put("id", who.value()).put("type", "private");
        message.set("from", from(who, language));
        update.set("message", message);
        return update.toString();
    }

    private static ObjectNode from(TelegramId who, String language) {
        return JSON.createObjectNode()
                .put("id", who.value())
                .put("is_bot", false)
                .put("first_name", "Анна")
                .put("username", "anna_" + who.value())
                .put("language_code", language);
    }

    // What the bot did.

    TestBotApi.Call last() {
        return telegram.calls.get(telegram.calls.size() - 1);
    }

    /** The latest of what was done with that method. */
    JsonNode last(String method) {
        List<TestBotApi.Call> calls = telegram.calls.stream()
                .filter(call -> call.method().equals(method))
                .toList();
        assertThat(calls).as(method).isNotEmpty();
        return calls.get(calls.size() - 1).parameters();
    }

    String said() {
        return last("sendMessage").path("text").asText();
    }

    String edited() {
        JsonNode edit = last("editMessageText");
        assertThat(edit.path("message_id").asLong()).isEqualTo(31);
        return edit.path("text").asText();
    }

    long count(String method) {
        return telegram.calls.stream()
                .filter(call -> call.method().equals(method))
                .count();
    }

    /** The data of the buttons under a message, in order. */
    static List<String> data(JsonNode message) {
        return message.path("reply_markup").path("inline_keyboard").findValuesAsText("callback_data");
    }

    /** The colours of the buttons, as Telegram calls them; empty for the usual one. */
    static List<String> colours(JsonNode message) {
        List<String> colours = new ArrayList<>();
        for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
            row.forEach(button -> colours.add(button.path("style").asText()));
        }
        return colours;
    }

    static List<String> labels(JsonNode message) {
        return message.path("reply_markup").path("inline_keyboard").findValuesAsText("text");
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    @Override
    public void close() {
        telegram.close();
    }
}
