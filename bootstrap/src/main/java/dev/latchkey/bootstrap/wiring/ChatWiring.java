package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.ProvedContacts;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.login.telegram.SettleTelegram;
import dev.latchkey.application.login.telegram.chat.ChooseLanguage;
import dev.latchkey.application.login.telegram.chat.KeepChat;
import dev.latchkey.application.login.telegram.chat.UnlinkInChat;
import dev.latchkey.application.login.telegram.push.AnswerInChat;
import dev.latchkey.application.login.telegram.push.AskInChat;
import dev.latchkey.application.login.telegram.push.DeliverPrompts;
import dev.latchkey.application.login.telegram.push.HandleUpdate;
import dev.latchkey.application.login.telegram.push.Matching;
import dev.latchkey.application.login.telegram.push.PushPrompt;
import dev.latchkey.application.shared.Delivery;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.persistence.login.PostgresChatStates;
import dev.latchkey.persistence.login.PostgresQuietChats;
import dev.latchkey.persistence.login.PostgresTelegramLinks;
import dev.latchkey.persistence.login.PostgresTelegramSessions;
import dev.latchkey.persistence.login.PostgresWaitingPrompts;
import dev.latchkey.telegram.chat.ChatBot;
import dev.latchkey.telegram.chat.ChatPrompts;
import dev.latchkey.telegram.chat.LanguageTopic;
import dev.latchkey.telegram.chat.Members;
import dev.latchkey.telegram.chat.Phrasebook;
import dev.latchkey.telegram.chat.ProfileTopic;
import dev.latchkey.telegram.chat.SessionsTopic;
import dev.latchkey.telegram.chat.SignInTalk;
import dev.latchkey.telegram.chat.Topics;
import dev.latchkey.telegram.chat.UnlinkTopic;
import java.util.Optional;

/** The bot as people meet it. */
public final class ChatWiring {
    private final StorageWiring storage;
    private final TelegramConfig config;
    private final Limits limits;
    private final Phrasebook words;
    private final PostgresTelegramSessions sessions;
    private final PostgresWaitingPrompts waiting;
    private final PostgresChatStates states;
    private final BotWiring line;
    private Optional<ChatBot> bot = Optional.empty();

    ChatWiring(StorageWiring storage, Config config, BotWiring line) {
        this.storage = storage;
        this.config = config.telegram();
        this.limits = new LimitsWiring(storage, config.limits()).limits();
        this.words = new Phrasebook(config.http().publicUrl(), config.accounts().usualLanguage());
        this.sessions = new PostgresTelegramSessions(storage.sql());
        this.waiting = new PostgresWaitingPrompts(storage.sql());
        this.states = new PostgresChatStates(storage.sql());
        this.line = line;
    }

    /** Whoever handles what people do in chats; nobody if there is no bot. */
    public Optional<ChatBot> bot() {
        return bot;
    }

    /** What sends prompts into the chats that we know, if that is to be done. */
    public Optional<Delivery> prompts() {
        Matching matching = config.bot().matching();
        return line.api()
                .filter(any -> matching != Matching.OFF)
                .map(known -> new DeliverPrompts(
                        waiting,
                        new PushPrompt(matching, sessions, states, limits, storage.random(), storage.clock()),
                        new ChatPrompts(known, words),
                        keep(),
                        storage.clock()));
    }

    void meet(SessionsWiring devices, AccountsWiring accounts, AuditWiring audit, Telling telling) {
        bot = line.api()
                .map(known -> new ChatBot(
                        known,
                        new SignInTalk(signIn(accounts, audit)),
                        topics(devices, accounts, audit, telling),
                        keep(),
                        words));
    }

    private KeepChat keep() {
        return new KeepChat(states, storage.clock());
    }

    private HandleUpdate signIn(AccountsWiring accounts, AuditWiring audit) {
        PostgresQuietChats quiet = new PostgresQuietChats(storage.sql());
        return new HandleUpdate(
                new AskInChat(
                        sessions,
                        quiet,
                        new PostgresTelegramLinks(storage.sql()),
                        accounts.readPhone(),
                        storage.random(),
                        storage.clock()),
                new AnswerInChat(
                        config.bot().rules(),
                        sessions,
                        waiting,
                        quiet,
                        storage.transactions(),
                        audit.record(),
                        storage.clock()));
    }

    private Topics topics(SessionsWiring devices, AccountsWiring accounts, AuditWiring audit, Telling telling) {
        Members members = new Members(accounts.lookUp());
        UnlinkInChat unlink = new UnlinkInChat(
                new PostgresTelegramLinks(storage.sql()),
                new SettleTelegram(devices.end(), audit.record(), telling.owner(), telling.proved()),
                telling.transactions(),
                storage.clock());
        return new Topics(
                new ProfileTopic(members, line.links().orElseThrow()),
                new SessionsTopic(members, devices.listDevices(), devices.endDevice()),
                new LanguageTopic(
                        new ChooseLanguage(states, accounts.lookUp(), accounts.edit(), storage.clock()), words),
                new UnlinkTopic(members, unlink, storage.clock()));
    }

    /** Who is told of what people do, and in which transactions. */
    record Telling(TellOwner owner, ProvedContacts proved, Transactions transactions) {}
}
