package dev.latchkey.benchmarks;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.telegram.push.AnswerInChat;
import dev.latchkey.application.login.telegram.push.AskInChat;
import dev.latchkey.application.login.telegram.push.BotReply;
import dev.latchkey.application.login.telegram.push.BotUpdate;
import dev.latchkey.application.login.telegram.push.HandleUpdate;
import dev.latchkey.application.login.telegram.push.PushRules;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
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
import java.util.concurrent.locks.LockSupport;

/** Chats with the bot as another instance on the same database would hear them. */
final class ChatsOfOthers implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final HandleUpdate bot;

    ChatsOfOthers(DatabaseUrl url) {
        this.database = opened(url);
        Sql sql = new Sql(database);
        InstantSource clock = InstantSource.system();
        PostgresTelegramSessions sessions = new PostgresTelegramSessions(sql);
        PostgresQuietChats quiet = new PostgresQuietChats(sql);
        this.bot = new HandleUpdate(
                new AskInChat(
                        sessions,
                        quiet,
                        new PostgresTelegramLinks(sql),
                        new ReadPhone(new LibPhoneNumbers("RU", PhonePolicy.VALID)),
                        new SecureRandom(),
                        clock),
                new AnswerInChat(
                        new PushRules(true, Duration.ofMinutes(10), Duration.ofMinutes(15)),
                        sessions,
                        new PostgresWaitingPrompts(sql),
                        quiet,
                        new JdbiTransactions(database),
                        new RecordAudit(new PostgresAuditTrail(sql), clock),
                        clock));
    }

    /** A busy machine may take long over the first connection. */
    private static Database opened(DatabaseUrl url) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return Database.open(url, 2);
            } catch (Unavailable notYet) {
                LockSupport.parkNanos(1_000_000_000L);
            }
        }
        return Database.open(url, 2);
    }

    /** They follow the link; what they are asked comes back. */
    BotReply come(long who, String link) {
        return bot.handle(new BotUpdate.Start(person(who), true, link.substring(link.indexOf('=') + 1)));
    }

    void yes(long who, BotReply asked) {
        BotReply.Kind said = bot.handle(new BotUpdate.Press(
                        person(who),
                        ChatAnswer.yes(asked.prompt().orElseThrow().key()).data()))
                .kind();
        if (said != BotReply.Kind.APPROVED) {
            throw new IllegalStateException("Not approved but " + said);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static TelegramPerson person(long id) {
        return TelegramPerson.called(
                new TelegramId(id), Optional.of("Somebody"), Optional.empty(), Optional.of("somebody_" + id));
    }
}
