package dev.latchkey.application.login.phone;

import dev.latchkey.application.accounts.MovePhone;
import dev.latchkey.application.accounts.PhoneMoved;
import dev.latchkey.application.accounts.TellOwner;
import dev.latchkey.application.sessions.EndSessions;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Gives an account the phone that its owner has proved to have. Other devices are signed out, the old number is told. */
public final class ConfirmPhoneChange {
    private final ClaimedCodes codes;
    private final MovePhone movePhone;
    private final EndSessions endSessions;
    private final TellOwner tell;
    private final Transactions transactions;
    private final InstantSource clock;

    public ConfirmPhoneChange(
            ClaimedCodes codes,
            MovePhone movePhone,
            EndSessions endSessions,
            TellOwner tell,
            Transactions transactions,
            InstantSource clock) {
        this.codes = codes;
        this.movePhone = movePhone;
        this.endSessions = endSessions;
        this.tell = tell;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The account with its new phone.
     *
     * @throws Refused {@link AccountProblem#PHONE_TAKEN} if the number belongs to somebody; the code stays good
     */
    public User confirm(Caller caller, ChallengeId challenge, LoginCode typed, Origin origin) {
        User changed = codes.take(
                CodePurpose.PHONE_CHANGE,
                challenge,
                typed,
                caller,
                origin,
                taken -> transactions.inOne(() -> {
                    Instant now = clock.instant();
                    taken.use().accept(now);
                    return change(caller, taken.phone(), origin, now);
                }));
        endSessions.announce();
        return changed;
    }

    private User change(Caller caller, PhoneNumber phone, Origin origin, Instant now) {
        PhoneMoved moved = movePhone.move(caller.user(), phone, origin, now);
        int unused = endSessions.of(caller.user(), Optional.of(caller.session()), EndCause.PHONE_CHANGED, now);
        tell.moved(NoticeKind.PHONE_CHANGED, moved.user(), moved.from(), phone, origin, now);
        return moved.user();
    }
}
