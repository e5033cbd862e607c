package dev.latchkey.application.login.phone;

import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps strangers from a phone at which too many wrong guesses were made. A network from which its owner has signed in
 * before is measured by its own guesses only, so that strangers cannot lock the owner out (ASVS 6.1.1).
 */
final class GuessGate {
    private final RecogniseNetwork recognise;

    GuessGate(RecogniseNetwork recognise) {
        this.recognise = recognise;
    }

    /**
     * Lets pass whoever might guess at this phone at the moment of that record. For a guess that is the moment at which it
     * was spent: one that a lock kept from being counted must not be looked at because the lock has ended meanwhile.
     *
     * @throws Refused {@link LoginProblem#LOCKED} with the time to wait
     */
    void pass(GuessRecord record, PhoneNumber phone, Origin origin, Instant at) {
        Duration wait = record.wait(false, at);
        if (wait.isZero()) {
            return;
        }
        switch (recognise.recognise(origin.network(), phone)) {
            case STRANGE -> throw Refused.retryAfter(LoginProblem.LOCKED, wait);
            case KNOWN -> {
                Duration ownWait = record.wait(true, at);
                if (!ownWait.isZero()) {
                    throw Refused.retryAfter(LoginProblem.LOCKED, ownWait);
                }
            }
        }
    }
}
