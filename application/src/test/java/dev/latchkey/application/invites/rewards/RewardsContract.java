package dev.latchkey.application.invites.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.invites.rewards.Rewards.Attempt;
import dev.latchkey.application.invites.rewards.Rewards.Outcome;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all {@link Rewards} promise, whatever they are stored in. Other tests may have left events there. */
public interface RewardsContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Duration LEASE = Duration.ofMinutes(1);
    int ROUNDS = 30;

    Rewards rewards();

    Invites invites();

    Transactions transactions();

    @Test
    default void a_referral_of_somebody_with_a_proved_contact_earns_one_reward() {
        User inviter = someone();
        User newcomer = through(inviter, someone());
        UUID id = UUID.randomUUID();

        assertThat(rewards().qualify(id, newcomer.id(), NOW.plusSeconds(1))).isTrue();
        assertThat(rewards().qualify(UUID.randomUUID(), newcomer.id(), NOW)).isFalse();

        assertThat(claimed(id, NOW.plusSeconds(1)))
                .contains(new RewardEvent(
                        id, newcomer.id(), inviter.id(), inviter.inviteCode().value(), NOW, NOW.plusSeconds(1), 1));
    }

    @Test
    default void of_many_who_look_at_once_one_finds_it() {
        for (int round = 0; round < ROUNDS; round++) {
            User newcomer = through(someone(), someone());

            assertThat(AtOnce.call(8, i -> rewards().qualify(UUID.randomUUID(), newcomer.id(), NOW)))
                    .containsOnlyOnce(true);
        }
    }

    @Test
    default void nothing_is_earned_by_who_came_through_nobody_is_banned_is_gone_or_has_proved_nothing() {
        User alone = someone();
        User banned = through(someone(), someone());
        User gone = through(someone(), someone());
        User unproved = through(someone(), byMail());
        ban(banned.id());
        delete(gone.id());

        for (User user : List.of(alone, banned, gone, unproved)) {
            assertThat(rewards().qualify(UUID.randomUUID(), user.id(), NOW)).isFalse();
        }
        assertThat(accounts().verifyEmail(unproved.id(), unproved.email().orElseThrow(), NOW))
                .isTrue();
        assertThat(rewards().qualify(UUID.randomUUID(), unproved.id(), NOW)).isTrue();
    }

    @Test
    default void a_referral_and_a_proof_at_the_same_moment_earn_one_reward_together() {
        for (int round = 0; round < ROUNDS; round++) {
            User inviter = someone();
            User newcomer = byMail();

            List<Boolean> earned = AtOnce.call(
                    2,
                    i -> transactions().inOne(() -> {
                        if (i == 0) {
                            through(inviter, newcomer);
                        } else {
                            assertThat(accounts()
                                            .verifyEmail(
                                                    newcomer.id(),
                                                    newcomer.email().orElseThrow(),
                                                    NOW))
                                    .isTrue();
                        }
                        return rewards().qualify(UUID.randomUUID(), newcomer.id(), NOW);
                    }));

            assertThat(earned).as("round " + round).containsOnlyOnce(true);
        }
    }

    @Test
    default void what_is_rolled_back_earns_nothing() {
        User newcomer = through(someone(), someone());

        assertThatThrownBy(() -> transactions().inOne(() -> {
                    assertThat(rewards().qualify(UUID.randomUUID(), newcomer.id(), NOW))
                            .isTrue();
                    throw new IllegalStateException("No");
                }))
                .hasMessage("No");

        assertThat(rewards().qualify(UUID.randomUUID(), newcomer.id(), NOW)).isTrue();
    }

    @Test
    default void an_event_is_claimed_by_one_until_its_lease_is_over() {
        for (int round = 0; round < ROUNDS; round++) {
            List<UUID> ids = IntStream.range(0, 10).mapToObj(i -> earned(NOW)).toList();

            List<UUID> claimed = AtOnce.call(8, i -> rewards().claim(1_000, LEASE, NOW)).stream()
                    .flatMap(List::stream)
                    .map(RewardEvent::id)
                    .filter(ids::contains)
                    .toList();

            assertThat(claimed).as("round " + round).containsExactlyInAnyOrderElementsOf(ids);
        }
        UUID one = earned(NOW);
        assertThat(claimed(one, NOW)).isPresent();
        assertThat(claimed(one, NOW.plus(LEASE).minusSeconds(1))).isEmpty();
        assertThat(claimed(one, NOW.plus(LEASE)).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    default void an_event_is_not_due_before_it_is_earned() {
        UUID id = earned(NOW);

        assertThat(claimed(id, NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    default void what_is_delivered_or_given_up_is_sent_no_more() {
        Instant later = NOW.plus(Duration.ofDays(1));
        for (Outcome outcome : List.of(Outcome.DELIVERED, Outcome.GIVEN_UP)) {
            UUID id = earned(NOW);
            assertThat(claimed(id, NOW)).isPresent();
            rewards().settle(List.of(new Attempt(id, 1, outcome, NOW)), NOW);

            assertThat(claimed(id, later)).isEmpty();
            rewards().settle(List.of(new Attempt(id, 1, Outcome.AGAIN, NOW)), NOW);
            assertThat(claimed(id, later)).isEmpty();
        }
    }

    @Test
    default void what_failed_is_sent_again_when_its_pause_is_over() {
        UUID id = earned(NOW);
        RewardEvent first = claimed(id, NOW).orElseThrow();
        Instant retry = NOW.plus(Duration.ofHours(1));
        rewards().settle(List.of(new Attempt(id, 1, Outcome.AGAIN, retry)), NOW);

        assertThat(claimed(id, retry.minusSeconds(1))).isEmpty();
        RewardEvent second = claimed(id, retry).orElseThrow();

        assertThat(second)
                .isEqualTo(new RewardEvent(
                        first.id(),
                        first.newcomer(),
                        first.inviter(),
                        first.code(),
                        first.joinedAt(),
                        first.qualifiedAt(),
                        2));
    }

    @Test
    default void who_comes_too_late_ends_nothing_that_another_has_claimed_unless_it_is_delivered() {
        UUID id = earned(NOW);
        assertThat(claimed(id, NOW)).isPresent();
        Instant leaseEnd = NOW.plus(LEASE);
        assertThat(claimed(id, leaseEnd)).isPresent();

        rewards().settle(List.of(new Attempt(id, 1, Outcome.AGAIN, NOW)), leaseEnd);
        rewards().settle(List.of(new Attempt(id, 1, Outcome.GIVEN_UP, NOW)), leaseEnd);
        assertThat(claimed(id, leaseEnd)).isEmpty();
        assertThat(claimed(id, leaseEnd.plus(LEASE)).orElseThrow().attempts()).isEqualTo(3);

        rewards().settle(List.of(new Attempt(id, 1, Outcome.DELIVERED, NOW)), leaseEnd);
        assertThat(claimed(id, leaseEnd.plus(Duration.ofDays(1)))).isEmpty();
    }

    private UUID earned(Instant at) {
        UUID id = UUID.randomUUID();
        assertThat(rewards().qualify(id, through(someone(), someone()).id(), at))
                .isTrue();
        return id;
    }

    private Optional<RewardEvent> claimed(UUID id, Instant at) {
        return rewards().claim(100_000, LEASE, at).stream()
                .filter(event -> event.id().equals(id))
                .findFirst();
    }

    private User through(User inviter, User newcomer) {
        assertThat(invites().record(newcomer.id(), inviter.id(), inviter.inviteCode(), NOW))
                .isEqualTo(Invites.Referral.RECORDED);
        return newcomer;
    }

    private User byMail() {
        return accounts()
                .open(new NewAccount(Some.email(), Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
    }
}
