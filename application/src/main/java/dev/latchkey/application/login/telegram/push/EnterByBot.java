package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.accounts.EnterByTelegram;
import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.accounts.FindOrOpenAccount;
import dev.latchkey.application.accounts.MovePhone;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.login.telegram.TelegramLinks.Holder;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Leads whoever said yes to our bot to their account. A phone that they shared leads to its account, and joins the two; a
 * phone that they did not share leads nowhere but to an account that has their Telegram already.
 */
public final class EnterByBot {
    private final FindOrOpenAccount byPhone;
    private final EnterByTelegram byTelegram;
    private final TelegramLinks links;
    private final MovePhone movePhone;
    private final RecordAudit audit;
    private final TellOwner tell;

    public EnterByBot(
            FindOrOpenAccount byPhone,
            EnterByTelegram byTelegram,
            TelegramLinks links,
            MovePhone movePhone,
            RecordAudit audit,
            TellOwner tell) {
        this.byPhone = byPhone;
        this.byTelegram = byTelegram;
        this.links = links;
        this.movePhone = movePhone;
        this.audit = audit;
        this.tell = tell;
    }

    /**
     * Their account, which may be banned. To be called in a transaction, after the session was claimed.
     *
     * @throws Refused {@link TelegramProblem#BOUND_ELSEWHERE} if the phone's account has another Telegram
     */
    Entered enter(TelegramSession session, Origin origin, Instant now) {
        TelegramPerson person = session.person().orElseThrow();
        if (session.proved().isPresent()) {
            return proved(session, session.proved().get(), person, origin, now);
        }
        // Things may have changed since they were asked.
        if (session.phone().isPresent()
                && links.holderOf(session.phone().get())
                        .filter(holder -> holder.has(person.id()))
                        .isEmpty()) {
            throw new Refused(TelegramProblem.BOUND_ELSEWHERE);
        }
        return byTelegram.enter(person, origin, now);
    }

    private Entered proved(
            TelegramSession session, PhoneNumber phone, TelegramPerson person, Origin origin, Instant now) {
        Optional<Holder> holder = links.holderOf(phone);
        boolean isTaken = links.isTaken(person.id());
        boolean theirs = holder.filter(any -> any.has(person.id())).isPresent();
        if (theirs || (isTaken && (holder.isEmpty() || session.phone().isEmpty()))) {
            return withPhone(byTelegram.enter(person, origin, now), holder, phone, origin, now);
        }
        if (holder.flatMap(Holder::telegram).isPresent()) {
            throw new Refused(TelegramProblem.BOUND_ELSEWHERE);
        }
        Newcomer newcomer = new Newcomer(person.firstName(), person.lastName(), Optional.empty());
        Entered entered = byPhone.enter(phone, newcomer, origin, now);
        return entered.refusal().isPresent() || isTaken ? entered : linked(entered, person, origin, now);
    }

    /** A phone that nobody has is theirs from now on, if they have none. */
    private Entered withPhone(Entered entered, Optional<Holder> holder, PhoneNumber phone, Origin origin, Instant now) {
        User user = entered.user();
        if (entered.refusal().isPresent() || holder.isPresent() || user.phone().isPresent()) {
            return entered;
        }
        return new Entered(movePhone.move(user.id(), phone, origin, now).user(), entered.isNew());
    }

    private Entered linked(Entered entered, TelegramPerson person, Origin origin, Instant now) {
        // The row of the account is ours until the transaction ends, so nobody can have linked another meanwhile.
        if (entered.user().telegram().isPresent()) {
            throw new Refused(TelegramProblem.BOUND_ELSEWHERE);
        }
        User user = links.link(entered.user().id(), person, now)
                .orElseThrow(() -> new Refused(TelegramProblem.BOUND_ELSEWHERE))
                .user();
        audit.own(
                AuditAction.TELEGRAM_LINKED,
                user.id(),
                origin,
                Map.of("from", "", "to", person.id().masked()));
        if (!entered.isNew()) {
            tell.did(NoticeKind.TELEGRAM_LINKED, user, origin, now);
        }
        return new Entered(user, entered.isNew());
    }
}
