package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes people's answers: whoever was asked says yes, or that it was not they, once. */
public final class AnswerInChat {
    private final PushRules rules;
    private final TelegramSessions sessions;
    private final QuietChats quiet;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public AnswerInChat(
            PushRules rules,
            TelegramSessions sessions,
            QuietChats quiet,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.rules = rules;
        this.sessions = sessions;
        this.quiet = quiet;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public BotReply answer(BotUpdate.Press press) {
        TelegramId who = press.from().id();
        return ChatAnswer.parse(press.data())
                .flatMap(answer -> transactions.inOne(() -> answer.yes() ? yes(who, answer) : no(who, answer)))
                .orElse(BotReply.of(Kind.BUTTON_OVER));
    }

    private Optional<BotReply> yes(TelegramId who, ChatAnswer answer) {
        return sessions.approve(button(answer), who, answer.number(), clock.instant())
                .map(known -> {
                    if (known.session().stage() == Stage.APPROVED) {
                        return BotReply.of(Kind.APPROVED);
                    }
                    record(known, who, "number_wrong");
                    return BotReply.of(Kind.NUMBER_WRONG);
                });
    }

    private Optional<BotReply> no(TelegramId who, ChatAnswer answer) {
        Instant now = clock.instant();
        return sessions.reject(button(answer), who, now).map(known -> {
            quiet.quieten(who, now.plus(rules.quiet()));
            record(known, who, "not_me");
            return BotReply.of(Kind.REJECTED);
        });
    }

    /** From where the page was asked for, which is whom it is about. */
    private void record(Known known, TelegramId who, String reason) {
        audit.stranger(
                AuditAction.TELEGRAM_REJECTED,
                known.context().origin(),
                Map.of("telegram", who.masked(), "reason", reason));
    }

    private static TokenHash button(ChatAnswer answer) {
        return answer.key().hash(Use.BUTTON);
    }
}
