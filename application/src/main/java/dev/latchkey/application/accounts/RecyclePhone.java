package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Frees the number of an account that was not used for long, for whoever has just proved to have the number: operators give
 * numbers to other people, who must not get the account with it. An administrator's number is never freed like that, and
 * does not sign in either.
 */
public final class RecyclePhone {
    private final IdlePhones phones;
    private final TellOwner tell;
    private final RecordAudit audit;
    private final Duration after;

    /** @param after how long an account has to be idle; zero for ever */
    public RecyclePhone(IdlePhones phones, TellOwner tell, RecordAudit audit, Duration after) {
        this.phones = phones;
        this.tell = tell;
        this.audit = audit;
        this.after = after;
    }

    /**
     * Frees the number if its account is idle; the rest of the account stays as it is. To be called in a transaction, after
     * the number was proved. The administrator who keeps it, if it is one's.
     */
    public Optional<User> release(PhoneNumber phone, Origin origin, Instant now) {
        if (after.isZero()) {
            return Optional.empty();
        }
        Optional<IdlePhones.Holder> holder = phones.release(phone, now.minus(after), now);
        holder.filter(IdlePhones.Holder::released).ifPresent(old -> {
            audit.concerning(AuditAction.PHONE_RECYCLED, old.user().id(), origin, Map.of("phone", phone.masked()));
            tell.elsewhere(NoticeKind.PHONE_RECYCLED, old.user(), phone, now);
        });
        return holder.filter(kept -> !kept.released()).map(IdlePhones.Holder::user);
    }

    /** Tells the administrator by other ways that somebody has the number. */
    void keptOut(User administrator, PhoneNumber phone, Instant now) {
        tell.elsewhere(NoticeKind.PHONE_DORMANT, administrator, phone, now);
    }
}
