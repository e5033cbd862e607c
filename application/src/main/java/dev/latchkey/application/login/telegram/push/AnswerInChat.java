package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.telegram.push.BotReply.Kind;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.ChatAnswer;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
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
    private final WaitingPrompts prompts;
    private final QuietChats quiet;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public AnswerInChat(
            PushRules rules,
            TelegramSessions sessions,
            WaitingPrompts prompts,
            QuietChats quiet,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.rules = rules;
        this.sessions = sessions;
        this.prompts = prompts;
        this.quiet = quiet;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public BotReply answer(BotUpdate.Press press) {
        return ChatAnswer.parse(press.data())
                .map(answer -> new Said(press.from().id(), button(answer), answer.yes(), answer.number()))
                .map(this::decided)
                .orElse(BotReply.of(Kind.BUTTON_OVER));
    }

    /** The number of the page, in words; where we asked for none, whatever else. */
    public BotReply typed(BotUpdate.Typed typed) {
        if (!typed.inPrivate()) {
            return BotReply.of(Kind.NOTHING);
        }
        TelegramId who = typed.from().id();
        return MatchNumber.typed(typed.text())
                .flatMap(number -> prompts.lastTo(who, clock.instant())
                        .map(asked -> decided(new Said(who, asked.button(), true, Optional.of(number)))
                                .about(asked.message())))
                .orElse(BotReply.of(Kind.NOT_UNDERSTOOD));
    }

    private BotReply decided(Said said) {
        return BotReply.of(transactions
                .inOne(() -> said.yes() ? yes(said) : no(said))
                .or(() -> sessions.ofButton(said.button()).map(known -> standing(known.session(), said)))
                .orElse(Kind.BUTTON_OVER));
    }

    private Optional<Kind> yes(Said said) {
        return sessions.approve(said.button(), said.who(), said.number(), clock.instant())
                .map(known -> {
                    if (known.session().stage() == Stage.APPROVED) {
                        return Kind.APPROVED;
                    }
                    record(known, said.who(), "number_wrong");
                    return Kind.NUMBER_WRONG;
                });
    }

    private Optional<Kind> no(Said said) {
        Instant now = clock.instant();
        return sessions.reject(said.button(), said.who(), now).map(known -> {
            quiet.quieten(said.who(), now.plus(rules.quiet()));
            record(known, said.who(), "not_me");
            return Kind.REJECTED;
        });
    }

    /** What they hear who answer again, or whose answer came to us twice: how it stands, and no more happens. */
    private Kind standing(TelegramSession session, Said said) {
        if (!session.isAsked(said.who())) {
            return Kind.BUTTON_OVER;
        }
        return switch (session.status(clock.instant())) {
            case APPROVED, CLAIMED -> said.yes() ? Kind.APPROVED : Kind.TOO_LATE;
            case REJECTED -> said.yes() && !session.isMatchedBy(said.number()) ? Kind.NUMBER_WRONG : Kind.REJECTED;
            case PENDING, EXPIRED -> Kind.BUTTON_OVER;
        };
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

    /** An answer, by whichever way it came. */
    private record Said(TelegramId who, TokenHash button, boolean yes, Optional<MatchNumber> number) {}
}
