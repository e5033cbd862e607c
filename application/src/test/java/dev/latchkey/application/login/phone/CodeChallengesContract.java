package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link CodeChallenges} promise, whatever they are stored in. */
public interface CodeChallengesContract {
    Instant NOW = Some.NOW;
    Duration MICRO = Duration.ofNanos(1_000);
    CodePurpose PURPOSE = CodePurpose.SIGN_IN;

    /** Codes of 5 guesses, a lock after 10 wrong ones. */
    CodeRules RULES = new CodeRules(4, Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 10, OptionalInt.of(1_000_000));

    /** Codes of so many guesses that only the lock stops anybody. */
    CodeRules PATIENT =
            new CodeRules(4, Duration.ofMinutes(2), Duration.ofMinutes(1), 1_000, 10, OptionalInt.of(1_000_000));

    /** Codes of so many guesses, and no lock in reach. */
    CodeRules LOCKLESS =
            new CodeRules(4, Duration.ofMinutes(2), Duration.ofMinutes(1), 1_000, 1_000, OptionalInt.empty());

    CodeChallenges challenges();

    /** The same challenges as another instance of the service sees them, over connections of its own. */
    default CodeChallenges challengesOfAnotherInstance() {
        return challenges();
    }

    Transactions transactions();

    // The life of a challenge

    @Test
    default void an_open_challenge_takes_a_guess_and_tells_what_it_was_opened_with() {
        CodeChallenge challenge = opened(Some.phone(), NOW);
        Network network = Some.network();

        SpentGuess guess = spend(challenge, network, NOW).orElseThrow();

        assertThat(guess.challenge()).isEqualTo(challenge);
        assertThat(guess.left()).isEqualTo(4);
        assertThat(guess.network()).isEqualTo(network);
        assertThat(guess.at()).isEqualTo(NOW);
        assertThat(guess.before().wait(false, NOW)).isZero();
        assertThat(guess.before().wait(true, NOW)).isZero();
        assertThat(guess.countedForPhone()).isTrue();
        assertThat(guess.countedForNetwork()).isTrue();
    }

    @Test
    default void a_challenge_is_open_from_the_moment_it_is_opened() {
        CodeChallenge challenge = opened(Some.phone(), NOW);

        assertThat(challenges().isOpen(challenge.id(), PURPOSE, NOW)).isTrue();
        assertThat(challenges().isOpen(randomId(), PURPOSE, NOW)).isFalse();
    }

    @Test
    default void a_challenge_expires_to_the_microsecond() {
        CodeChallenge challenge = opened(Some.phone(), NOW);
        Instant expiry = challenge.expiresAt();

        assertThat(challenges().isOpen(challenge.id(), PURPOSE, expiry.minus(MICRO)))
                .isTrue();
        assertThat(spend(challenge, Some.network(), expiry.minus(MICRO))).isPresent();
        assertThat(challenges().isOpen(challenge.id(), PURPOSE, expiry)).isFalse();
        assertThat(spend(challenge, Some.network(), expiry)).isEmpty();
    }

    @Test
    default void a_challenge_takes_its_guesses_and_not_one_more() {
        CodeChallenge challenge = opened(Some.phone(), NOW);

        for (int left = 4; left >= 0; left--) {
            assertThat(spend(challenge, Some.network(), NOW).map(SpentGuess::left))
                    .contains(left);
        }

        assertThat(spend(challenge, Some.network(), NOW)).isEmpty();
    }

    @Test
    default void a_newer_challenge_for_the_phone_takes_the_place_of_the_older() {
        PhoneNumber phone = Some.phone();
        CodeChallenge older = opened(phone, NOW);
        SpentGuess right = spend(older, Some.network(), NOW).orElseThrow();

        CodeChallenge newer = opened(phone, NOW.plusSeconds(60));

        assertThat(challenges().isOpen(older.id(), PURPOSE, NOW.plusSeconds(60)))
                .isFalse();
        assertThat(spend(older, Some.network(), NOW.plusSeconds(60))).isEmpty();
        assertThat(challenges().close(right, NOW.plusSeconds(60))).isFalse();
        assertThat(spend(newer, Some.network(), NOW.plusSeconds(60)).map(SpentGuess::left))
                .contains(4);
    }

    @Test
    default void a_challenge_remembers_for_whom_it_is() {
        UserId claimant = new UserId(17);
        CodeChallenge challenge = claimed(Some.phone(), claimant);

        Optional<SpentGuess> guess =
                challenges().spendGuess(challenge.id(), CodePurpose.PHONE_CHANGE, Some.network(), RULES, NOW);

        assertThat(guess.map(SpentGuess::challenge)).contains(challenge);
    }

    @Test
    default void challenges_of_one_phone_for_several_claimants_are_left_alone() {
        PhoneNumber phone = Some.phone();
        CodeChallenge older = claimed(phone, new UserId(17));
        CodeChallenge mine = claimed(phone, new UserId(17));
        CodeChallenge theirs = claimed(phone, new UserId(18));
        CodeChallenge signIn = opened(phone, NOW);

        assertThat(challenges().isOpen(older.id(), CodePurpose.PHONE_CHANGE, NOW))
                .isFalse();
        assertThat(challenges().isOpen(mine.id(), CodePurpose.PHONE_CHANGE, NOW))
                .isTrue();
        assertThat(challenges().isOpen(theirs.id(), CodePurpose.PHONE_CHANGE, NOW))
                .isTrue();
        assertThat(challenges().isOpen(signIn.id(), PURPOSE, NOW)).isTrue();
    }

    @Test
    default void challenges_of_other_phones_are_left_alone() {
        CodeChallenge mine = opened(Some.phone(), NOW);
        opened(Some.phone(), NOW);

        assertThat(challenges().isOpen(mine.id(), PURPOSE, NOW)).isTrue();
    }

    @Test
    default void a_closed_challenge_stays_closed() {
        CodeChallenge challenge = opened(Some.phone(), NOW);
        SpentGuess right = spend(challenge, Some.network(), NOW).orElseThrow();

        assertThat(challenges().close(right, NOW)).isTrue();

        assertThat(challenges().close(right, NOW)).isFalse();
        assertThat(challenges().isOpen(challenge.id(), PURPOSE, NOW)).isFalse();
        assertThat(spend(challenge, Some.network(), NOW)).isEmpty();
    }

    @Test
    default void the_last_guess_may_be_the_right_one() {
        CodeChallenge challenge = opened(Some.phone(), NOW);
        SpentGuess last = null;
        for (int i = 0; i < 5; i++) {
            last = spend(challenge, Some.network(), NOW).orElseThrow();
        }

        assertThat(challenges().close(last, NOW)).isTrue();
    }

    @Test
    default void a_phone_gets_a_new_challenge_after_it_closed_one() {
        PhoneNumber phone = Some.phone();
        challenges().close(spend(opened(phone, NOW), Some.network(), NOW).orElseThrow(), NOW);

        CodeChallenge next = opened(phone, NOW);

        assertThat(challenges().isOpen(next.id(), PURPOSE, NOW)).isTrue();
        assertThat(spend(next, Some.network(), NOW).map(SpentGuess::left)).contains(4);
    }

    @Test
    default void a_close_that_was_rolled_back_did_not_happen() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        CodeChallenge challenge = opened(phone, NOW);
        SpentGuess right = spend(challenge, network, NOW).orElseThrow();
        try {
            transactions().allOrNothing(() -> {
                assertThat(challenges().close(right, NOW)).isTrue();
                throw new IllegalStateException("After the close");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("After the close");
        }

        assertThat(challenges().isOpen(challenge.id(), PURPOSE, NOW)).isTrue();
        assertThat(guesses(phone, network, NOW).wrongForPhone()).isEqualTo(1);
        assertThat(challenges().close(right, NOW)).isTrue();
        assertThat(guesses(phone, network, NOW).wrongForPhone()).isZero();
    }

    // The memory of wrong guesses

    @Test
    default void nothing_is_remembered_of_a_phone_and_a_network_that_never_guessed() {
        GuessRecord nothing = guesses(Some.phone(), Some.network(), NOW);

        assertThat(nothing.wrongForPhone()).isZero();
        assertThat(nothing.wrongFromNetwork()).isZero();
        assertThat(nothing.wait(false, NOW)).isZero();
        assertThat(nothing.wait(true, NOW)).isZero();
    }

    @Test
    default void a_spent_guess_counts_as_wrong_at_once() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();

        spend(opened(phone, NOW), network, NOW);

        assertThat(guesses(phone, network, NOW).wrongForPhone()).isEqualTo(1);
        assertThat(guesses(phone, network, NOW).wrongFromNetwork()).isEqualTo(1);
        assertThat(guesses(phone, Some.network(), NOW).wrongForPhone()).isEqualTo(1);
        assertThat(guesses(phone, Some.network(), NOW).wrongFromNetwork()).isZero();
        assertThat(guesses(Some.phone(), network, NOW).wrongForPhone()).isZero();
        assertThat(guesses(Some.phone(), network, NOW).wrongFromNetwork()).isEqualTo(1);
    }

    @Test
    default void the_count_outlives_every_code() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        spend(opened(phone, NOW), network, NOW);
        spend(opened(phone, NOW.plusSeconds(60)), network, NOW.plusSeconds(60));
        Instant later = NOW.plusSeconds(3_600);
        opened(phone, later);

        assertThat(guesses(phone, network, later).wrongForPhone()).isEqualTo(2);
        assertThat(guesses(phone, network, later).wrongFromNetwork()).isEqualTo(2);
    }

    @Test
    default void a_wrong_guess_is_forgotten_after_exactly_a_day() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        spend(opened(phone, NOW), network, NOW);
        Instant second = NOW.plusSeconds(10);
        spend(opened(phone, second), network, second);
        Instant forgotten = NOW.plus(CodeRules.MEMORY);

        assertThat(guesses(phone, network, forgotten.minus(MICRO)).wrongForPhone())
                .isEqualTo(2);
        assertThat(guesses(phone, network, forgotten.minus(MICRO)).wrongFromNetwork())
                .isEqualTo(2);
        assertThat(guesses(phone, network, forgotten).wrongForPhone()).isEqualTo(1);
        assertThat(guesses(phone, network, forgotten).wrongFromNetwork()).isEqualTo(1);
    }

    @Test
    default void guesses_that_are_not_taken_count_for_nobody() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        CodeChallenge replaced = opened(phone, NOW);
        CodeChallenge closed = opened(phone, NOW);
        challenges().close(spend(closed, network, NOW).orElseThrow(), NOW);

        assertThat(challenges().spendGuess(randomId(), PURPOSE, network, RULES, NOW))
                .isEmpty();
        assertThat(spend(replaced, network, NOW)).isEmpty();
        assertThat(spend(closed, network, NOW)).isEmpty();
        CodeChallenge expired = opened(phone, NOW);
        assertThat(spend(expired, network, expired.expiresAt())).isEmpty();

        assertThat(guesses(phone, network, NOW).wrongForPhone()).isZero();
        assertThat(guesses(phone, network, NOW).wrongFromNetwork()).isZero();
    }

    @Test
    default void a_guess_at_a_challenge_without_guesses_counts_for_nobody() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        CodeChallenge challenge = opened(phone, NOW);
        for (int i = 0; i < 5; i++) {
            assertThat(spend(challenge, network, NOW)).isPresent();
        }

        assertThat(spend(challenge, network, NOW)).isEmpty();

        assertThat(guesses(phone, network, NOW).wrongForPhone()).isEqualTo(5);
        assertThat(guesses(phone, network, NOW).wrongFromNetwork()).isEqualTo(5);
    }

    @Test
    default void a_right_guess_is_taken_back_and_the_wrong_ones_stay() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        CodeChallenge challenge = opened(phone, NOW);
        spend(challenge, network, NOW);
        spend(challenge, network, NOW);
        SpentGuess right = spend(challenge, network, NOW).orElseThrow();

        challenges().close(right, NOW);
        challenges().close(right, NOW);

        assertThat(guesses(phone, network, NOW).wrongForPhone()).isEqualTo(2);
        assertThat(guesses(phone, network, NOW).wrongFromNetwork()).isEqualTo(2);
    }

    @Test
    default void a_right_guess_is_taken_back_from_its_own_network_only() {
        PhoneNumber phone = Some.phone();
        Network stranger = Some.network();
        Network home = Some.network();
        CodeChallenge challenge = opened(phone, NOW);
        spend(challenge, stranger, NOW);
        SpentGuess right = spend(challenge, home, NOW).orElseThrow();
        spend(challenge, stranger, NOW);

        challenges().close(right, NOW);

        assertThat(guesses(phone, home, NOW).wrongFromNetwork()).isZero();
        assertThat(guesses(phone, stranger, NOW).wrongFromNetwork()).isEqualTo(2);
        assertThat(guesses(phone, home, NOW).wrongForPhone()).isEqualTo(2);
    }

    // Locks

    @Test
    default void the_guess_that_makes_it_ten_locks_the_phone_and_none_before() {
        PhoneNumber phone = Some.phone();

        for (int wrong = 1; wrong <= 9; wrong++) {
            assertThat(wrongGuess(phone, Some.network(), NOW).before().wait(false, NOW))
                    .isZero();
            assertThat(guesses(phone, Some.network(), NOW).wait(false, NOW)).isZero();
        }
        assertThat(wrongGuess(phone, Some.network(), NOW).before().wait(false, NOW))
                .isZero();
        assertThat(guesses(phone, Some.network(), NOW).wait(false, NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(guesses(phone, Some.network(), NOW).wrongForPhone()).isEqualTo(10);

        SpentGuess eleventh = wrongGuess(phone, Some.network(), NOW);
        assertThat(eleventh.before().wait(false, NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    default void wrong_guesses_at_other_phones_lock_nobody() {
        Network network = Some.network();

        for (int i = 0; i < 12; i++) {
            wrongGuess(Some.phone(), network, NOW);
        }

        assertThat(guesses(Some.phone(), network, NOW).wait(false, NOW)).isZero();
        assertThat(guesses(Some.phone(), network, NOW).wait(true, NOW)).isZero();
    }

    @Test
    default void ten_wrong_guesses_spread_over_more_than_a_day_lock_nobody() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        for (int i = 0; i < 9; i++) {
            wrongGuess(phone, network, NOW);
        }
        Instant later = NOW.plus(CodeRules.MEMORY);

        for (int i = 0; i < 9; i++) {
            wrongGuess(phone, network, later);
        }

        assertThat(guesses(phone, network, later).wait(false, later)).isZero();
        assertThat(guesses(phone, network, later).wait(true, later)).isZero();
        wrongGuess(phone, network, later);
        assertThat(guesses(phone, network, later).wait(false, later)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    default void a_lock_ends_to_the_microsecond() {
        PhoneNumber phone = lockedPhone(NOW);
        Instant end = NOW.plus(Duration.ofMinutes(15));

        assertThat(guesses(phone, Some.network(), end.minus(MICRO)).wait(false, end.minus(MICRO)))
                .isEqualTo(MICRO);
        assertThat(guesses(phone, Some.network(), end).wait(false, end)).isZero();
        assertThat(wrongGuess(phone, Some.network(), end).before().wait(false, end))
                .isZero();
    }

    @Test
    default void guesses_at_a_locked_phone_are_told_and_spent_but_do_not_count_for_strangers() {
        PhoneNumber phone = lockedPhone(NOW);
        Instant meanwhile = NOW.plusSeconds(60);
        CodeChallenge challenge = opened(phone, meanwhile);

        for (int left = 4; left >= 0; left--) {
            SpentGuess guess = spend(challenge, Some.network(), meanwhile).orElseThrow();
            assertThat(guess.left()).isEqualTo(left);
            assertThat(guess.before().wait(false, meanwhile)).isEqualTo(Duration.ofMinutes(14));
            assertThat(guess.countedForPhone()).isFalse();
            assertThat(guess.countedForNetwork()).isTrue();
        }

        assertThat(spend(challenge, Some.network(), meanwhile)).isEmpty();
        GuessRecord after = guesses(phone, Some.network(), meanwhile);
        assertThat(after.wrongForPhone()).isEqualTo(10);
        assertThat(after.wait(false, meanwhile)).isEqualTo(Duration.ofMinutes(14));
    }

    @Test
    default void each_lock_is_longer_than_the_one_before_and_the_last_repeats() {
        PhoneNumber phone = Some.phone();
        Instant now = NOW;
        int guessesUntilLock = RULES.lockAfter();

        for (Duration lock : List.of(
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofHours(4),
                Duration.ofHours(24),
                Duration.ofHours(24))) {
            for (int wrong = 1; wrong < guessesUntilLock; wrong++) {
                wrongGuess(phone, Some.network(), now);
                assertThat(guesses(phone, Some.network(), now).wait(false, now)).isZero();
            }
            wrongGuess(phone, Some.network(), now);
            assertThat(guesses(phone, Some.network(), now).wait(false, now)).isEqualTo(lock);

            now = now.plus(lock);
            // Until the ten have been forgotten, one more within a day is one too many.
            guessesUntilLock = RULES.lockAfter()
                    - Math.min(9, guesses(phone, Some.network(), now).wrongForPhone());
        }
    }

    @Test
    default void a_lock_within_a_week_of_another_is_longer_and_a_later_one_short_again() {
        PhoneNumber soon = lockedPhone(NOW);
        PhoneNumber late = lockedPhone(NOW);
        Instant sixDays = NOW.plus(Duration.ofDays(6));
        Instant eightDays = NOW.plus(Duration.ofDays(8));

        for (int i = 0; i < 10; i++) {
            wrongGuess(soon, Some.network(), sixDays);
            wrongGuess(late, Some.network(), eightDays);
        }

        assertThat(guesses(soon, Some.network(), sixDays).wait(false, sixDays)).isEqualTo(Duration.ofHours(1));
        assertThat(guesses(late, Some.network(), eightDays).wait(false, eightDays))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    default void a_right_guess_takes_the_lock_back_that_it_brought() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        for (int i = 0; i < 9; i++) {
            wrongGuess(phone, network, NOW);
        }
        SpentGuess right = wrongGuess(phone, network, NOW);
        assertThat(guesses(phone, network, NOW).wait(false, NOW)).isPositive();
        assertThat(guesses(phone, network, NOW).wait(true, NOW)).isPositive();

        challenges().close(right, NOW);

        GuessRecord after = guesses(phone, network, NOW);
        assertThat(after.wait(false, NOW)).isZero();
        assertThat(after.wait(true, NOW)).isZero();
        assertThat(after.wrongForPhone()).isEqualTo(9);
    }

    @Test
    default void a_lock_that_was_taken_back_does_not_make_the_next_one_longer() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        for (int i = 0; i < 9; i++) {
            wrongGuess(phone, network, NOW);
        }
        challenges().close(wrongGuess(phone, network, NOW), NOW);
        Instant later = NOW.plusSeconds(60);

        wrongGuess(phone, network, later);

        assertThat(guesses(phone, network, later).wait(false, later)).isEqualTo(Duration.ofMinutes(15));
        assertThat(guesses(phone, network, later).wait(true, later)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    default void a_right_guess_after_a_lock_does_not_lock_again() {
        PhoneNumber phone = lockedPhone(NOW);
        Instant end = NOW.plus(Duration.ofMinutes(15));

        challenges().close(wrongGuess(phone, Some.network(), end), end);

        assertThat(guesses(phone, Some.network(), end).wait(false, end)).isZero();
        wrongGuess(phone, Some.network(), end);
        assertThat(guesses(phone, Some.network(), end).wait(false, end)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    default void a_right_guess_leaves_the_lock_that_others_brought() {
        PhoneNumber phone = lockedPhone(NOW);
        Network home = Some.network();
        Instant meanwhile = NOW.plusSeconds(60);
        SpentGuess right = wrongGuess(phone, home, meanwhile);

        assertThat(challenges().close(right, meanwhile)).isTrue();

        GuessRecord after = guesses(phone, home, meanwhile);
        assertThat(after.wait(false, meanwhile)).isEqualTo(Duration.ofMinutes(14));
        assertThat(after.wait(true, meanwhile)).isZero();
        assertThat(after.wrongForPhone()).isEqualTo(10);
        assertThat(after.wrongFromNetwork()).isZero();
    }

    @Test
    default void a_network_has_a_lock_of_its_own_for_each_phone() {
        PhoneNumber phone = lockedPhone(NOW);
        Network home = Some.network();

        for (int wrong = 1; wrong <= 9; wrong++) {
            wrongGuess(phone, home, NOW);
            assertThat(guesses(phone, home, NOW).wait(true, NOW)).isZero();
        }
        wrongGuess(phone, home, NOW);

        assertThat(guesses(phone, home, NOW).wait(true, NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(guesses(phone, Some.network(), NOW).wait(true, NOW)).isZero();
        assertThat(guesses(Some.phone(), home, NOW).wait(true, NOW)).isZero();
        SpentGuess eleventh = wrongGuess(phone, home, NOW);
        assertThat(eleventh.before().wait(true, NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(eleventh.countedForNetwork()).isFalse();
    }

    @Test
    default void the_lock_of_a_network_grows_as_that_of_strangers_does() {
        PhoneNumber phone = Some.phone();
        Network home = Some.network();
        for (int i = 0; i < 10; i++) {
            wrongGuess(phone, home, NOW);
        }
        Instant end = NOW.plus(Duration.ofMinutes(15));

        wrongGuess(phone, home, end);

        assertThat(guesses(phone, home, end).wait(true, end)).isEqualTo(Duration.ofHours(1));
    }

    // Many at once

    @Test
    default void many_guesses_at_once_never_share_one() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            Network network = Some.network();
            CodeChallenge challenge = opened(phone, NOW);

            List<Optional<SpentGuess>> guesses =
                    AtOnce.call(200, i -> instance(i).spendGuess(challenge.id(), PURPOSE, network, RULES, NOW));

            assertThat(guesses.stream().flatMap(Optional::stream).map(SpentGuess::left))
                    .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
            assertThat(guesses(phone, network, NOW).wrongForPhone()).isEqualTo(5);
            assertThat(guesses(phone, network, NOW).wrongFromNetwork()).isEqualTo(5);
            assertThat(spend(challenge, network, NOW)).isEmpty();
        }
    }

    @Test
    default void of_many_guesses_at_once_no_more_may_be_looked_at_than_the_lock_lets_through() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            CodeChallenge challenge = opened(phone, NOW, PATIENT);
            List<Network> networks = Stream.generate(Some::network).limit(4).toList();

            List<SpentGuess> guesses = AtOnce.call(
                    200,
                    i -> instance(i)
                            .spendGuess(challenge.id(), PURPOSE, networks.get(i % 4), PATIENT, NOW)
                            .orElseThrow());

            assertThat(guesses.stream()
                            .filter(guess -> guess.before().wait(false, NOW).isZero()))
                    .hasSize(10);
            for (Network network : networks) {
                assertThat(guesses.stream()
                                .filter(guess -> guess.network().equals(network))
                                .filter(guess -> guess.before().wait(true, NOW).isZero()))
                        .hasSize(10);
            }
            assertThat(guesses(phone, networks.get(0), NOW).wrongForPhone()).isEqualTo(10);
            assertThat(guesses(phone, networks.get(0), NOW).wait(false, NOW)).isEqualTo(Duration.ofMinutes(15));
        }
    }

    @Test
    default void many_networks_that_guess_at_one_phone_are_all_counted() {
        PhoneNumber phone = Some.phone();
        CodeChallenge challenge = opened(phone, NOW, LOCKLESS);

        assertThat(AtOnce.call(
                        200, i -> instance(i).spendGuess(challenge.id(), PURPOSE, Some.network(), LOCKLESS, NOW)))
                .allMatch(Optional::isPresent);

        assertThat(guesses(phone, Some.network(), NOW).wrongForPhone()).isEqualTo(200);
    }

    @Test
    default void a_network_that_guesses_at_many_phones_is_counted_for_all_of_them() {
        Network network = Some.network();
        List<CodeChallenge> opened =
                Stream.generate(() -> opened(Some.phone(), NOW)).limit(100).toList();

        assertThat(AtOnce.call(
                        200, i -> instance(i).spendGuess(opened.get(i % 100).id(), PURPOSE, network, RULES, NOW)))
                .allMatch(Optional::isPresent);

        assertThat(guesses(Some.phone(), network, NOW).wrongFromNetwork()).isEqualTo(200);
    }

    @Test
    default void guesses_are_counted_while_new_codes_are_asked_for() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            List<CodeChallenge> all = Collections.synchronizedList(new ArrayList<>());
            all.add(opened(phone, NOW, LOCKLESS));

            List<Boolean> spent = AtOnce.call(64, i -> {
                if (i % 4 == 0) {
                    all.add(opened(phone, NOW, LOCKLESS));
                    return false;
                }
                ChallengeId latest = all.get(all.size() - 1).id();
                return instance(i)
                        .spendGuess(latest, PURPOSE, Some.network(), LOCKLESS, NOW)
                        .isPresent();
            });

            assertThat(guesses(phone, Some.network(), NOW).wrongForPhone())
                    .isEqualTo((int) spent.stream().filter(was -> was).count());
        }
    }

    @Test
    default void one_challenge_is_left_of_many_opened_at_once_for_a_phone() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();

            List<CodeChallenge> opened = AtOnce.call(32, i -> opened(phone, NOW));

            assertThat(opened.stream().filter(challenge -> challenges().isOpen(challenge.id(), PURPOSE, NOW)))
                    .hasSize(1);
            assertThat(opened.stream()
                            .filter(challenge ->
                                    spend(challenge, Some.network(), NOW).isPresent()))
                    .hasSize(1);
        }
    }

    @Test
    default void a_challenge_is_closed_for_exactly_one_of_many() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            Network network = Some.network();
            CodeChallenge challenge = opened(phone, NOW);
            List<SpentGuess> right = IntStream.range(0, 5)
                    .mapToObj(i -> spend(challenge, network, NOW).orElseThrow())
                    .toList();

            List<Boolean> closed = AtOnce.call(200, i -> instance(i).close(right.get(i % 5), NOW));

            assertThat(closed.stream().filter(was -> was)).hasSize(1);
            assertThat(challenges().isOpen(challenge.id(), PURPOSE, NOW)).isFalse();
            assertThat(guesses(phone, network, NOW).wrongForPhone()).isEqualTo(4);
        }
    }

    @Test
    default void a_challenge_is_closed_for_exactly_one_of_many_transactions() {
        for (int round = 0; round < 10; round++) {
            CodeChallenge challenge = opened(Some.phone(), NOW);
            SpentGuess right = spend(challenge, Some.network(), NOW).orElseThrow();

            List<Boolean> closed =
                    AtOnce.call(64, i -> transactions().inOne(() -> challenges().close(right, NOW)));

            assertThat(closed.stream().filter(was -> was)).hasSize(1);
        }
    }

    @Test
    default void guesses_and_closes_at_once_lose_no_count() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            Network network = Some.network();
            CodeChallenge challenge = opened(phone, NOW, LOCKLESS);
            SpentGuess right = challenges()
                    .spendGuess(challenge.id(), PURPOSE, network, LOCKLESS, NOW)
                    .orElseThrow();

            List<Boolean> spent = AtOnce.call(64, i -> {
                if (i % 8 == 0) {
                    challenges().close(right, NOW);
                    return false;
                }
                return instance(i)
                        .spendGuess(challenge.id(), PURPOSE, Some.network(), LOCKLESS, NOW)
                        .isPresent();
            });

            assertThat(guesses(phone, network, NOW).wrongForPhone())
                    .isEqualTo((int) spent.stream().filter(was -> was).count());
            assertThat(guesses(phone, network, NOW).wrongFromNetwork()).isZero();
        }
    }

    @Test
    default void a_right_guess_that_is_forgiven_was_never_counted() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        SpentGuess wrong = wrongGuess(phone, network, NOW);
        SpentGuess right = spend(opened(phone, NOW), network, NOW.plus(MICRO)).orElseThrow();

        challenges().forgive(right, NOW.plus(MICRO));

        assertThat(wrong.at()).isNotEqualTo(right.at());
        assertThat(guesses(phone, network, NOW.plus(MICRO)).wrongForPhone()).isEqualTo(1);
        assertThat(guesses(phone, network, NOW.plus(MICRO)).wrongFromNetwork()).isEqualTo(1);
        assertThat(challenges().close(right, NOW.plus(MICRO))).isTrue();
    }

    @Test
    default void a_right_guess_that_is_forgiven_takes_its_lock_along() {
        PhoneNumber phone = Some.phone();
        Network network = Some.network();
        CodeChallenge challenge = opened(phone, NOW, PATIENT);
        for (int guess = 1; guess < PATIENT.lockAfter(); guess++) {
            assertThat(challenges().spendGuess(challenge.id(), PURPOSE, network, PATIENT, NOW.plusMillis(guess)))
                    .isPresent();
        }
        Instant last = NOW.plusSeconds(1);
        SpentGuess right = challenges()
                .spendGuess(challenge.id(), PURPOSE, network, PATIENT, last)
                .orElseThrow();
        assertThat(guesses(phone, network, last).lockedUntil()).isAfter(last);

        challenges().forgive(right, last);

        assertThat(guesses(phone, network, last).wait(false, last)).isZero();
        assertThat(guesses(phone, network, last).wait(true, last)).isZero();
    }

    @Test
    default void of_many_right_guesses_one_closes_and_none_is_counted() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            Network network = Some.network();
            CodeChallenge challenge = opened(phone, NOW);

            List<Boolean> closed = AtOnce.call(64, i -> {
                Instant at = NOW.plusNanos(i * 1_000L);
                return instance(i)
                        .spendGuess(challenge.id(), PURPOSE, network, RULES, at)
                        .map(right -> {
                            boolean first = instance(i).close(right, at);
                            if (!first) {
                                instance(i).forgive(right, at);
                            }
                            return first;
                        })
                        .orElse(false);
            });

            assertThat(closed.stream().filter(first -> first)).hasSize(1);
            assertThat(guesses(phone, network, NOW.plusSeconds(1)).wrongForPhone())
                    .isZero();
            assertThat(guesses(phone, network, NOW.plusSeconds(1)).wrongFromNetwork())
                    .isZero();
        }
    }

    private CodeChallenge claimed(PhoneNumber phone, UserId claimant) {
        byte[] hash = new byte[32];
        new SecureRandom().nextBytes(hash);
        CodeChallenge challenge = new CodeChallenge(
                randomId(),
                CodePurpose.PHONE_CHANGE,
                phone,
                Optional.of(claimant),
                new CodeHash(hash),
                RULES.guesses(),
                RULES.expiryOf(NOW));
        challenges().open(challenge);
        return challenge;
    }

    private CodeChallenge opened(PhoneNumber phone, Instant now) {
        return opened(phone, now, RULES);
    }

    private CodeChallenge opened(PhoneNumber phone, Instant now, CodeRules rules) {
        byte[] hash = new byte[32];
        new SecureRandom().nextBytes(hash);
        CodeChallenge challenge =
                new CodeChallenge(randomId(), PURPOSE, phone, new CodeHash(hash), rules.guesses(), rules.expiryOf(now));
        challenges().open(challenge);
        return challenge;
    }

    private Optional<SpentGuess> spend(CodeChallenge challenge, Network network, Instant now) {
        return challenges().spendGuess(challenge.id(), PURPOSE, network, RULES, now);
    }

    private SpentGuess wrongGuess(PhoneNumber phone, Network network, Instant now) {
        return spend(opened(phone, now), network, now).orElseThrow();
    }

    /** A phone that strangers have locked at that moment, each from another network. */
    private PhoneNumber lockedPhone(Instant now) {
        PhoneNumber phone = Some.phone();
        for (int i = 0; i < RULES.lockAfter(); i++) {
            wrongGuess(phone, Some.network(), now);
        }
        return phone;
    }

    private GuessRecord guesses(PhoneNumber phone, Network network, Instant now) {
        return challenges().guessesAt(phone, network, now);
    }

    private CodeChallenges instance(int number) {
        return number % 2 == 0 ? challenges() : challengesOfAnotherInstance();
    }

    private static ChallengeId randomId() {
        return ChallengeId.random(new SecureRandom());
    }
}
