package dev.latchkey.application.login.telegram;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.messages.QueueLetter;
import dev.latchkey.application.messages.QueueNotice;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.sessions.EndCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What follows when an account has got a Telegram or has lost one, in the same transaction. */
public final class SettleTelegram {
    /** A notice that comes later alarms people about what they have forgotten. */
    private static final Duration NOTICE_LIFE = Duration.ofDays(2);

    private final EndSessions sessions;
    private final RecordAudit audit;
    private final QueueLetter letters;
    private final QueueNotice notices;

    public SettleTelegram(EndSessions sessions, RecordAudit audit, QueueLetter letters, QueueNotice notices) {
        this.sessions = sessions;
        this.audit = audit;
        this.letters = letters;
        this.notices = notices;
    }

    void linked(Caller caller, TelegramLinks.Linked linked, TelegramId now, Origin origin, Instant at) {
        if (linked.from().isPresent()) {
            endOthers(caller, at);
        }
        String before = linked.from().map(TelegramId::masked).orElse("");
        audit.own(AuditAction.TELEGRAM_LINKED, caller.user(), origin, Map.of("from", before, "to", now.masked()));
        tell(linked.user(), LetterKind.TELEGRAM_LINKED, origin, at);
    }

    /** Whoever got in through it is out, save whoever takes it away. */
    void unlinked(Caller caller, User user, TelegramId before, Origin origin, Instant at) {
        endOthers(caller, at);
        audit.own(AuditAction.TELEGRAM_UNLINKED, caller.user(), origin, Map.of("from", before.masked()));
        tell(user, LetterKind.TELEGRAM_UNLINKED, origin, at);
    }

    /** To be called when the transaction is over. */
    void announce() {
        sessions.announce();
    }

    private void endOthers(Caller caller, Instant at) {
        int unused = sessions.of(caller.user(), Optional.of(caller.session()), EndCause.TELEGRAM_CHANGED, at);
    }

    /** By mail where there is an address, for mail costs nothing and says more. */
    private void tell(User user, LetterKind kind, Origin origin, Instant at) {
        user.email()
                .map(email -> new Letter(
                        email,
                        kind,
                        Optional.empty(),
                        user.language().or(origin::language),
                        at,
                        at.plus(NOTICE_LIFE),
                        Map.of("address", origin.address(), "device", origin.device())))
                .ifPresentOrElse(
                        letters::queue,
                        () -> user.phone().ifPresent(phone -> notices.telegramChanged(phone, user.language(), at)));
    }
}
