package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.MoveEmail;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gives an account the address whose letters its owner has proved to read. Other devices are signed out, and the old address
 * and the phone are told. Who was in an account into which the address had only been written is signed out as well.
 */
public final class ConfirmEmailChange {
    private final OpenLink links;
    private final MoveEmail moveEmail;
    private final EndSessions endSessions;
    private final TellOwner tell;
    private final Transactions transactions;
    private final InstantSource clock;

    public ConfirmEmailChange(
            OpenLink links,
            MoveEmail moveEmail,
            EndSessions endSessions,
            TellOwner tell,
            Transactions transactions,
            InstantSource clock) {
        this.links = links;
        this.moveEmail = moveEmail;
        this.endSessions = endSessions;
        this.tell = tell;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The account with its new address.
     *
     * @throws Refused {@link LoginProblem#LINK_GONE}, also if the link was sent for another account;
     *     {@link AccountProblem#EMAIL_TAKEN} if somebody else has proved the address; the link stays good in both cases
     */
    public User confirm(Caller caller, String tokenText, Origin origin) {
        LinkToken token = links.read(tokenText, origin);
        User changed = transactions.inOne(() -> {
            Instant now = clock.instant();
            MailLinks.Used used = links.use(token, LinkPurpose.CHANGE_EMAIL, now);
            if (!used.user().equals(caller.user())) {
                throw new Refused(LoginProblem.LINK_GONE);
            }
            return change(caller, used, origin, now);
        });
        endSessions.announce();
        return changed;
    }

    private User change(Caller caller, MailLinks.Used used, Origin origin, Instant now) {
        MoveEmail.Moved moved = moveEmail.move(used.user(), used.email(), origin, now);
        moved.loser().ifPresent(loser -> bereave(loser, now));
        int unused = endSessions.of(used.user(), Optional.of(caller.session()), EndCause.EMAIL_CHANGED, now);
        NoticeKind kind = moved.from().isPresent() ? NoticeKind.EMAIL_CHANGED : NoticeKind.EMAIL_ADDED;
        tell.moved(kind, moved.user(), moved.from(), used.email(), origin, now);
        return moved.user();
    }

    private void bereave(User loser, Instant now) {
        int unused = endSessions.of(loser.id(), Optional.empty(), EndCause.EMAIL_CHANGED, now);
        tell.suffered(NoticeKind.EMAIL_RELEASED, loser, now);
    }
}
