package dev.latchkey.application.providers;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What providers can count of those who came through them. Days are days of UTC; those without anything are left out. */
@Port
public interface ProviderNumbers {

    /** What became of those who came on each of the days, as of now. */
    List<Joined> joined(UserId inviter, DayRange days, Instant activeSince);

    /** How often those who came through the inviter, at whatever time, have signed in since then on each of the days. */
    List<SignIns> signIns(UserId inviter, DayRange days);

    /**
     * Those who came on one day.
     *
     * @param invited how many entered a code of the inviter
     * @param opened how many of those opened their account with it
     * @param verified how many of those who came have a phone or an address that is proved
     * @param active how many of the verified are not banned and have used a session lately
     */
    record Joined(LocalDate day, int invited, int opened, int verified, int active) {}

    /** Sign-ins through one door on one day. */
    record SignIns(LocalDate day, AuthMethod door, int count) {}
}
