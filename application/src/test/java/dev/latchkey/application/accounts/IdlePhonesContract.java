package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionRules;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link IdlePhones} promise, whatever they are stored in. */
public interface IdlePhonesContract extends AccountsFixture {
    Duration MICRO = Duration.ofNanos(1_000);
    Duration AFTER = Duration.ofDays(180);
    Instant NOW = Some.NOW.plus(AFTER).plus(MICRO);

    IdlePhones idle();

    Sessions sessions();

    /** Gives the account another role. */
    void give(UserId id, Role role);

    @Test
    default void an_idle_account_loses_its_phone_and_nothing_else() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);

        IdlePhones.Holder holder = release(phone).orElseThrow();

        assertThat(holder.released()).isTrue();
        assertThat(holder.user().id()).isEqualTo(user.id());
        assertThat(holder.user().phone()).isEmpty();
        assertThat(holder.user().lastLoginAt()).isEqualTo(user.lastLoginAt());
        assertThat(accounts().find(user.id())).contains(holder.user());
        assertThat(accounts().isTaken(phone)).isFalse();
        assertThat(release(phone)).isEmpty();
    }

    @Test
    default void an_account_is_idle_to_the_microsecond() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);

        assertThat(idle().release(phone, Some.NOW, NOW)).isEmpty();
        assertThat(accounts().find(user.id()).flatMap(User::phone)).contains(phone);
        assertThat(idle().release(phone, Some.NOW.plus(MICRO), NOW)).isPresent();
    }

    @Test
    default void an_account_in_which_somebody_has_signed_in_since_is_not_idle() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);
        accounts().signIn(user.id(), NOW.minus(AFTER));

        assertThat(release(phone)).isEmpty();
        assertThat(accounts().find(user.id()).flatMap(User::phone)).contains(phone);
    }

    @Test
    default void an_account_with_a_session_that_was_renewed_since_is_not_idle() {
        PhoneNumber phone = Some.phone();
        UserId user = someone(phone).id();
        opened(someone().id(), NOW);
        opened(user, NOW.minus(AFTER).minus(MICRO));

        opened(user, NOW.minus(AFTER));
        assertThat(release(phone)).isEmpty();

        assertThat(idle().release(phone, NOW.minus(AFTER).plus(MICRO), NOW)).isPresent();
    }

    @Test
    default void an_administrator_keeps_the_phone() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);
        give(user.id(), Role.ADMIN);

        IdlePhones.Holder holder = release(phone).orElseThrow();

        assertThat(holder.released()).isFalse();
        assertThat(holder.user().phone()).contains(phone);
        assertThat(accounts().find(user.id())).contains(holder.user());
        assertThat(holder.user().updatedAt()).isEqualTo(user.updatedAt());
    }

    @Test
    default void a_ban_is_not_outwaited() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);
        ban(user.id());

        assertThat(release(phone)).isEmpty();
        unban(user.id());
        assertThat(release(phone)).isPresent();
    }

    @Test
    default void nobody_and_the_deleted_have_no_phone_to_lose() {
        PhoneNumber phone = Some.phone();
        assertThat(release(phone)).isEmpty();
        delete(someone(phone).id());
        assertThat(release(phone)).isEmpty();
    }

    @Test
    default void of_many_who_release_one_phone_at_once_one_does() {
        for (int round = 0; round < 20; round++) {
            PhoneNumber phone = Some.phone();
            someone(phone);

            List<Boolean> released = AtOnce.call(16, i -> release(phone).isPresent());

            assertThat(released.stream().filter(Boolean::booleanValue)).hasSize(1);
        }
    }

    /** Either the number is gone and its owner signed in by another way, or it stays: never is it taken from one who is in. */
    @Test
    default void who_signs_in_beside_it_first_keeps_the_phone() {
        for (int round = 0; round < 30; round++) {
            PhoneNumber phone = Some.phone();
            User user = someone(phone);

            List<Boolean> done = AtOnce.call(
                    2,
                    i -> i == 0
                            ? accounts().signInByPhone(phone, NOW).isPresent()
                            : release(phone).isPresent());

            // One of the two came first and left the other nothing to do.
            assertThat(done).containsOnlyOnce(true);
            assertThat(accounts().find(user.id()).flatMap(User::phone).isPresent())
                    .isEqualTo(done.get(0));
        }
    }

    /** An address that the account may have besides stays. */
    @Test
    default void other_ways_in_stay() {
        PhoneNumber phone = Some.phone();
        EmailAddress email = Some.email();
        User user = someone(phone);
        var unused = accounts().moveEmail(user.id(), email, Some.NOW);

        assertThat(release(phone).map(IdlePhones.Holder::user).flatMap(User::email))
                .contains(email);
    }

    private Optional<IdlePhones.Holder> release(PhoneNumber phone) {
        return idle().release(phone, NOW.minus(AFTER), NOW);
    }

    private void opened(UserId user, Instant now) {
        SessionRules rules =
                new SessionRules(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ZERO);
        SecureRandom random = new SecureRandom();
        sessions()
                .open(rules.open(
                        SessionId.random(random),
                        user,
                        RefreshToken.random(random),
                        AuthMethod.SMS,
                        "Test",
                        "203.0.113.7",
                        Some.network(),
                        now));
    }
}
