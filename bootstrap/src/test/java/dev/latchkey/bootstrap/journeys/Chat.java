package dev.latchkey.bootstrap.journeys;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.telegram.push.AnswerInChat;
import dev.latchkey.application.login.telegram.push.AskInChat;
import dev.latchkey.application.login.telegram.push.BotReply;
import dev.latchkey.application.login.telegram.push.BotUpdate;
import dev.latchkey.application.login.telegram.push.HandleUpdate;
import dev.latchkey.application.login.telegram.push.PushRules;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.audit.PostgresAuditTrail;
import dev.latchkey.persistence.login.PostgresQuietChats;
import dev.latchkey.persistence.login.PostgresTelegramLinks;
import dev.latchkey.persistence.login.PostgresTelegramSessions;
import dev.latchkey.persistence.login.PostgresWaitingPrompts;
import dev.latchkey.sms.LibPhoneNumbers;
import dev.latchkey.sms.PhonePolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Chats with the bot of products that share a database, as if another instance of them heard what is said there. */
final class Chat {
    private final HandleUpdate bot;

    Chat(Database database) {
        Sql sql = new Sql(database);
        PostgresTelegramSessions sessions = new PostgresTelegramSessions(sql);
        PostgresQuietChats quiet = new PostgresQuietChats(sql);
        InstantSource clock = InstantSource.system();
        PushRules rules = new PushRules(true, Duration.ofMinutes(5), Duration.ofMinutes(15));
        bot = new HandleUpdate(
                new AskInChat(
                        sessions,
                        quiet,
                        new PostgresTelegramLinks(sql),
                        new ReadPhone(new LibPhoneNumbers("RU", PhonePolicy.VALID)),
                        new SecureRandom(),
                        clock),
                new AnswerInChat(
                        rules,
                        sessions,
                        new PostgresWaitingPrompts(sql),
                        quiet,
                        new JdbiTransactions(database),
                        new RecordAudit(new PostgresAuditTrail(sql), clock),
                        clock));
    }

    BotReply come(long who, String botUrl) {
        return bot.handle(new BotUpdate.Start(person(who), true, botUrl.substring(botUrl.indexOf('=') + 1)));
    }

    BotReply share(long who, String phone) {
        return bot.handle(new BotUpdate.Contact(person(who), true, phone, OptionalLong.of(who), false));
    }

    BotReply.Kind yes(long who, BotReply asked) {
        return press(who, ChatAnswer.yes(asked.prompt().orElseThrow().key()));
    }

    BotReply.Kind no(long who, BotReply asked) {
        return press(who, ChatAnswer.no(asked.prompt().orElseThrow().key()));
    }

    private BotReply.Kind press(long who, ChatAnswer answer) {
        return bot.handle(new BotUpdate.Press(person(who), answer.data())).kind();
    }

    private static TelegramPerson person(long id) {
        return TelegramPerson.called(
                new TelegramId(id), Optional.of("Anna"), Optional.empty(), Optional.of("anna_" + id));
    }
}
