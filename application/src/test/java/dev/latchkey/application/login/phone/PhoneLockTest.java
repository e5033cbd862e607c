package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of a phone at which somebody guesses, and how its owner still gets in. */
class PhoneLockTest {
    private static final Duration MICRO = Duration.ofNanos(1_000);

    /** Without limits, so that nothing but the lock can refuse. */
    private final World world = new World(World.RULES, World.NO_LIMITS, false);

    private final PhoneNumber phone = Some.phone();
    private final Origin home = Some.origin();

    @Test
    void ten_wrong_guesses_lock_the_phone_however_many_codes_they_were_for() {
        for (int i = 0; i < 9; i++) {
            guessWrongFrom(Some.origin());
        }
        SentCode sent = world.askForCode(phone, Some.origin());
        assertRefused("login.code_wrong", () -> world.typeCode(sent, world.wrongCodeFor(phone), Some.origin()));

        Refused refused = assertRefused("login.locked", () -> world.askForCode(phone, Some.origin()));

        assertThat(refused.retryAfter()).contains(Duration.ofMinutes(15));
        assertThat(refused.attemptsLeft()).isEmpty();
    }

    @Test
    void with_the_limits_of_every_day_two_codes_are_enough_to_lock_a_phone() {
        World everyday = new World();
        for (int code = 0; code < 2; code++) {
            SentCode sent = everyday.askForCode(phone, home);
            for (int guess = 0; guess < 5; guess++) {
                assertRefused("login.code_wrong", () -> everyday.typeCode(sent, everyday.wrongCodeFor(phone), home));
            }
            everyday.clock.advance(Duration.ofMinutes(1));
        }

        Refused refused = assertRefused("login.locked", () -> everyday.askForCode(phone, home));

        assertThat(refused.retryAfter()).contains(Duration.ofMinutes(14));
    }

    @Test
    void nine_wrong_guesses_lock_nobody() {
        for (int i = 0; i < 9; i++) {
            guessWrongFrom(Some.origin());
        }

        assertThat(world.signIn(phone, home).isNew()).isTrue();
    }

    @Test
    void a_lock_refuses_the_right_code_too_and_takes_a_guess_for_it() {
        SentCode sent = lock();

        Refused refused = assertRefused("login.locked", () -> world.typeCode(sent, world.latestCodeTo(phone), home));

        assertThat(refused.retryAfter()).contains(Duration.ofMinutes(15));
        assertThat(actions()).endsWith(AuditAction.CODE_LOCKED);
        for (int i = 0; i < 3; i++) {
            assertRefused("login.locked", () -> world.typeCode(sent, world.latestCodeTo(phone), home));
        }
        assertRefused("login.code_gone", () -> world.typeCode(sent, world.latestCodeTo(phone), home));
    }

    @Test
    void a_lock_sends_nothing() {
        lock();
        int before = world.phones.sent().size();

        assertRefused("login.locked", () -> world.askForCode(phone, home));
        world.deliverMessages.deliver();

        assertThat(world.phones.sent()).hasSize(before);
    }

    @Test
    void a_lock_ends_to_the_microsecond() {
        lock();
        world.clock.advance(Duration.ofMinutes(15).minus(MICRO));
        assertRefused("login.locked", () -> world.askForCode(phone, home));

        world.clock.advance(MICRO);

        assertThat(world.signIn(phone, home).isNew()).isTrue();
    }

    @Test
    void each_further_wrong_guess_locks_for_longer() {
        lock();
        for (Duration next : new Duration[] {Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1)}) {
            world.clock.set(lockedUntil());
            guessWrongFrom(Some.origin());

            Refused refused = assertRefused("login.locked", () -> world.askForCode(phone, home));

            assertThat(refused.retryAfter()).contains(next);
        }
    }

    @Test
    void a_sign_in_between_two_wrong_guesses_does_not_reset_the_count() {
        for (int i = 0; i < 9; i++) {
            guessWrongFrom(Some.origin());
        }
        world.signIn(phone, home);
        guessWrongFrom(Some.origin());

        assertRefused("login.locked", () -> world.askForCode(phone, Some.origin()));
    }

    @Test
    void strangers_cannot_lock_the_owner_out_of_a_network_that_is_known() {
        SignedIn before = world.signIn(phone, home);
        lock();

        SignedIn after = world.signIn(phone, home);

        assertThat(after.user().id()).isEqualTo(before.user().id());
        assertRefused("login.locked", () -> world.askForCode(phone, Some.origin()));
    }

    @Test
    void a_known_network_has_a_lock_of_its_own() {
        world.signIn(phone, home);
        lock();
        for (int i = 0; i < 10; i++) {
            guessWrongFrom(home);
        }

        Refused refused = assertRefused("login.locked", () -> world.askForCode(phone, home));

        assertThat(refused.retryAfter()).contains(Duration.ofMinutes(15));
    }

    @Test
    void an_owner_who_mistypes_at_home_is_not_locked_out_before_the_tenth_time() {
        world.signIn(phone, home);
        lock();
        for (int i = 0; i < 9; i++) {
            guessWrongFrom(home);
        }

        assertThat(world.signIn(phone, home).isNew()).isFalse();
    }

    @Test
    void a_known_network_is_told_its_own_wait_and_not_that_of_strangers() {
        world.signIn(phone, home);
        lock();
        for (int i = 0; i < 9; i++) {
            guessWrongFrom(home);
        }
        world.clock.advance(Duration.ofMinutes(10));
        guessWrongFrom(home);

        Refused known = assertRefused("login.locked", () -> world.askForCode(phone, home));
        Refused strange = assertRefused("login.locked", () -> world.askForCode(phone, Some.origin()));

        assertThat(known.retryAfter()).contains(Duration.ofMinutes(15));
        assertThat(strange.retryAfter()).contains(Duration.ofMinutes(5));
    }

    @Test
    void a_network_is_known_for_ninety_days() {
        world.signIn(phone, home);
        world.clock.advance(Duration.ofDays(90));
        lock();
        world.askForCode(phone, home);

        world.clock.advance(MICRO);

        assertRefused("login.locked", () -> world.askForCode(phone, home));
    }

    @Test
    void a_network_that_is_known_for_one_phone_is_strange_for_another() {
        world.signIn(Some.phone(), home);
        lock();

        assertRefused("login.locked", () -> world.askForCode(phone, home));
    }

    @Test
    void the_owner_signs_in_at_home_without_making_it_easier_for_strangers() {
        world.signIn(phone, home);
        lock();
        Instant until = lockedUntil();

        world.signIn(phone, home);

        assertThat(lockedUntil()).isEqualTo(until);
    }

    @Test
    void a_guess_that_was_spent_under_a_lock_is_not_looked_at_though_the_lock_ends_meanwhile() {
        TickingClock clock = new TickingClock();
        CodeRules lasting = new CodeRules(4, Duration.ofHours(1), Duration.ofMinutes(1), 11, 10, OptionalInt.empty());
        World slow = new World(lasting, clock);
        SentCode sent = slow.askForCode(phone, home);
        for (int i = 0; i < 10; i++) {
            assertRefused("login.code_wrong", () -> slow.typeCode(sent, slow.wrongCodeFor(phone), home));
        }
        clock.now = clock.now.plus(Duration.ofMinutes(15)).minus(MICRO);
        clock.tick = MICRO;

        assertRefused("login.locked", () -> slow.typeCode(sent, slow.wrongCodeFor(phone), home));
    }

    /** Locks the phone by wrong guesses of strangers. The code that was sent last has four guesses left. */
    private SentCode lock() {
        for (int i = 0; i < 9; i++) {
            guessWrongFrom(Some.origin());
        }
        return guessWrongFrom(Some.origin());
    }

    private SentCode guessWrongFrom(Origin origin) {
        SentCode sent = world.askForCode(phone, origin);
        LoginCode wrong = world.wrongCodeFor(phone);
        assertRefused("login.code_wrong", () -> world.typeCode(sent, wrong, origin));
        return sent;
    }

    private Instant lockedUntil() {
        return world.stores
                .challenges
                .guessesAt(phone, home.network(), world.clock.instant())
                .lockedUntil();
    }

    private Iterable<AuditAction> actions() {
        return world.stores.audit.written().stream().map(AuditEvent::action).toList();
    }

    private static Refused assertRefused(String problem, Supplier<?> call) {
        Refused refused = catchThrowableOfType(Refused.class, call::get);
        assertThat(refused).as(problem).isNotNull().hasMessage(problem);
        return refused;
    }

    /** A clock that moves on whenever somebody looks. */
    private static final class TickingClock implements InstantSource {
        private Instant now = Some.NOW;
        private Duration tick = Duration.ZERO;

        @Override
        public Instant instant() {
            Instant told = now;
            now = now.plus(tick);
            return told;
        }
    }
}
