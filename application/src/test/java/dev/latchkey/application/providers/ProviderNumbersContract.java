package dev.latchkey.application.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.providers.ProviderNumbers.Joined;
import dev.latchkey.application.providers.ProviderNumbers.SignIns;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What all {@link ProviderNumbers} promise, whatever they count. */
public interface ProviderNumbersContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    DayRange WEEK = new DayRange(TODAY.minusDays(6), TODAY);
    SessionRules RULES =
            new SessionRules(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10));

    ProviderNumbers numbers();

    Invites invites();

    Sessions sessions();

    @Test
    default void people_are_counted_on_the_day_on_which_they_came_and_as_what_they_are_now() {
        User inviter = someone();
        User newcomer = through(inviter, someone(), NOW);
        User used = through(inviter, someone(), NOW.plusSeconds(1));
        User unproved = through(inviter, byMail(), NOW.plusSeconds(2));
        User banned = through(inviter, someone(), NOW.plusSeconds(3));
        User gone = through(inviter, someone(), NOW.plusSeconds(4));
        signIn(newcomer, AuthMethod.SMS, NOW);
        signIn(used, AuthMethod.SMS, NOW.minus(Duration.ofDays(31)));
        signIn(unproved, AuthMethod.PASSWORD, NOW);
        signIn(banned, AuthMethod.SMS, NOW);
        ban(banned.id());
        delete(gone.id());

        assertThat(numbers().joined(inviter.id(), WEEK, NOW.minus(Duration.ofDays(30))))
                .containsExactly(new Joined(TODAY, 5, 1, 3, 1));
    }

    @Test
    default void an_address_counts_once_it_is_proved() {
        User inviter = someone();
        User newcomer = through(inviter, byMail(), NOW);
        signIn(newcomer, AuthMethod.PASSWORD, NOW);
        EmailAddress address = newcomer.email().orElseThrow();

        assertThat(numbers().joined(inviter.id(), WEEK, NOW)).containsExactly(new Joined(TODAY, 1, 1, 0, 0));
        assertThat(accounts().verifyEmail(newcomer.id(), address, NOW)).isTrue();
        assertThat(numbers().joined(inviter.id(), WEEK, NOW)).containsExactly(new Joined(TODAY, 1, 1, 1, 1));
    }

    @Test
    default void a_day_begins_and_ends_at_midnight_in_utc() {
        User inviter = someone();
        Instant midnight = WEEK.begin();
        for (Instant at :
                new Instant[] {midnight.minusNanos(1_000), midnight, WEEK.end().minusNanos(1_000), WEEK.end()}) {
            User came = through(inviter, someone(), at);
            signIn(came, AuthMethod.SMS, at);
        }

        assertThat(numbers().joined(inviter.id(), WEEK, WEEK.end()))
                .containsExactlyInAnyOrder(new Joined(WEEK.from(), 1, 0, 1, 0), new Joined(TODAY, 1, 0, 1, 0));
        assertThat(numbers().signIns(inviter.id(), WEEK))
                .containsExactlyInAnyOrder(
                        new SignIns(WEEK.from(), AuthMethod.SMS, 1), new SignIns(TODAY, AuthMethod.SMS, 1));
    }

    @Test
    default void sign_ins_are_counted_by_door_from_when_somebody_came_on() {
        User inviter = someone();
        User friend = through(inviter, someone(), NOW.minus(Duration.ofDays(2)));
        signIn(friend, AuthMethod.SMS, NOW.minus(Duration.ofDays(3)));
        signIn(friend, AuthMethod.SMS, NOW.minus(Duration.ofDays(2)));
        signIn(friend, AuthMethod.SMS, NOW);
        signIn(friend, AuthMethod.SMS, NOW.plusSeconds(1));
        signIn(friend, AuthMethod.PASSWORD, NOW);

        assertThat(numbers().signIns(inviter.id(), WEEK))
                .containsExactlyInAnyOrder(
                        new SignIns(TODAY.minusDays(2), AuthMethod.SMS, 1),
                        new SignIns(TODAY, AuthMethod.SMS, 2),
                        new SignIns(TODAY, AuthMethod.PASSWORD, 1));
    }

    @Test
    default void nobody_counts_the_people_of_others() {
        User inviter = someone();
        User child = through(inviter, someone(), NOW);
        User grandchild = through(child, someone(), NOW);
        signIn(grandchild, AuthMethod.SMS, NOW);
        signIn(inviter, AuthMethod.SMS, NOW);

        assertThat(numbers().joined(inviter.id(), WEEK, NOW)).containsExactly(new Joined(TODAY, 1, 1, 1, 0));
        assertThat(numbers().signIns(inviter.id(), WEEK)).isEmpty();
        assertThat(numbers().joined(grandchild.id(), WEEK, NOW)).isEmpty();
    }

    private User through(User inviter, User newcomer, Instant at) {
        assertThat(invites().record(newcomer.id(), inviter.id(), inviter.inviteCode(), at))
                .isEqualTo(Invites.Referral.RECORDED);
        return newcomer;
    }

    private User byMail() {
        return accounts()
                .open(new NewAccount(Some.email(), Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
    }

    private void signIn(User user, AuthMethod door, Instant at) {
        sessions()
                .open(RULES.open(
                        SessionId.random(ThreadLocalRandom.current()),
                        user.id(),
                        RefreshToken.random(ThreadLocalRandom.current()),
                        door,
                        "Test",
                        "203.0.113.7",
                        Some.network(),
                        at));
    }
}
