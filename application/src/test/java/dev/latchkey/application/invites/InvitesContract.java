package dev.latchkey.application.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.Invites.Referral;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link Invites} promise, whatever they are stored in. */
public interface InvitesContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Optional<PersonName> ANN = Optional.of(new PersonName("Ann"));

    Invites invites();

    Transactions transactions();

    @Test
    default void the_owner_of_a_code_is_found_by_it() {
        User ann = someone(Some.phone(), new Newcomer(ANN, Optional.empty(), Optional.empty()));
        User silent = someone();

        assertThat(invites().ownerOf(ann.inviteCode())).contains(new Inviter(ann.id(), ANN));
        assertThat(invites().ownerOf(silent.inviteCode())).contains(new Inviter(silent.id(), Optional.empty()));
    }

    @Test
    default void a_code_that_was_never_given_is_nobodys() {
        // Holds a letter that no code of ours holds.
        assertThat(invites().ownerOf(new InviteCode("AAAAA0"))).isEmpty();
    }

    @Test
    default void the_code_of_a_banned_account_is_nobodys() {
        User owner = someone();

        ban(owner.id());

        assertThat(invites().ownerOf(owner.inviteCode())).isEmpty();
    }

    @Test
    default void the_code_of_a_deleted_account_is_nobodys() {
        User owner = someone();

        delete(owner.id());

        assertThat(invites().ownerOf(owner.inviteCode())).isEmpty();
    }

    @Test
    default void a_referral_is_remembered_on_both_sides() {
        User inviter = someone();
        User newcomer = someone();
        assertThat(invites().hasInviter(newcomer.id())).isFalse();

        assertThat(record(newcomer, inviter)).isEqualTo(Referral.RECORDED);

        assertThat(invites().hasInviter(newcomer.id())).isTrue();
        assertThat(invites().hasInviter(inviter.id())).isFalse();
        assertThat(found(newcomer).activatedInviteCode()).contains(inviter.inviteCode());
        assertThat(found(inviter).invitedCount()).isEqualTo(1);
        assertThat(found(inviter).activatedInviteCode()).isEmpty();
        assertThat(found(newcomer).invitedCount()).isZero();
    }

    @Test
    default void nobody_comes_through_two_people() {
        User first = someone();
        User second = someone();
        User newcomer = someone();
        assertThat(record(newcomer, first)).isEqualTo(Referral.RECORDED);

        assertThat(record(newcomer, second)).isEqualTo(Referral.ALREADY_ACTIVATED);
        assertThat(record(newcomer, first)).isEqualTo(Referral.ALREADY_ACTIVATED);

        assertThat(found(newcomer).activatedInviteCode()).contains(first.inviteCode());
        assertThat(found(first).invitedCount()).isEqualTo(1);
        assertThat(invites().invitedBy(second.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void nobody_comes_through_themselves() {
        User user = someone();

        assertThat(record(user, user)).isEqualTo(Referral.CYCLE);

        assertThat(invites().hasInviter(user.id())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 40})
    default void nobody_comes_through_people_who_came_through_them(int people) {
        List<User> chain = people(people);
        for (int i = 1; i < people; i++) {
            assertThat(record(chain.get(i), chain.get(i - 1))).isEqualTo(Referral.RECORDED);
        }
        User first = chain.get(0);
        User last = chain.get(people - 1);

        assertThat(record(first, last)).isEqualTo(Referral.CYCLE);

        assertThat(invites().hasInviter(first.id())).isFalse();
        assertThat(found(last).invitedCount()).isZero();
    }

    @Test
    default void who_has_an_inviter_is_told_so_even_where_a_cycle_would_be_made() {
        List<User> chain = people(3);
        record(chain.get(1), chain.get(0));
        record(chain.get(2), chain.get(1));

        assertThat(record(chain.get(1), chain.get(2))).isEqualTo(Referral.ALREADY_ACTIVATED);
    }

    @Test
    default void people_without_a_common_line_may_invite_each_others_friends() {
        List<User> people = people(4);
        record(people.get(1), people.get(0));
        record(people.get(3), people.get(2));

        assertThat(record(people.get(0), people.get(3))).isEqualTo(Referral.RECORDED);
        assertThat(record(people.get(2), people.get(1))).isEqualTo(Referral.CYCLE);
    }

    @Test
    default void a_referral_that_was_rolled_back_never_was() {
        User inviter = someone();
        User newcomer = someone();

        assertThatThrownBy(() -> transactions().allOrNothing(() -> {
                    assertThat(record(newcomer, inviter)).isEqualTo(Referral.RECORDED);
                    throw new IllegalStateException("After the referral");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(invites().hasInviter(newcomer.id())).isFalse();
        assertThat(record(inviter, newcomer)).isEqualTo(Referral.RECORDED);
    }

    @Test
    default void one_newcomer_who_enters_a_code_many_times_at_once_enters_it_once() {
        for (int round = 0; round < 10; round++) {
            User inviter = someone();
            User newcomer = someone();

            List<Referral> referrals = AtOnce.call(64, i -> record(newcomer, inviter));

            assertThat(referrals.stream().filter(Referral.RECORDED::equals)).hasSize(1);
            assertThat(referrals.stream().filter(Referral.ALREADY_ACTIVATED::equals))
                    .hasSize(63);
            assertThat(found(inviter).invitedCount()).isEqualTo(1);
        }
    }

    @Test
    default void one_newcomer_who_enters_many_codes_at_once_enters_one() {
        for (int round = 0; round < 10; round++) {
            List<User> inviters = people(32);
            User newcomer = someone();

            List<Referral> referrals = AtOnce.call(32, i -> record(newcomer, inviters.get(i)));

            assertThat(referrals.stream().filter(Referral.RECORDED::equals)).hasSize(1);
            User winner = inviters.get(referrals.indexOf(Referral.RECORDED));
            assertThat(found(newcomer).activatedInviteCode()).contains(winner.inviteCode());
            assertThat(inviters.stream()
                            .mapToInt(user -> found(user).invitedCount())
                            .sum())
                    .isEqualTo(1);
        }
    }

    @Test
    default void many_newcomers_who_enter_one_code_at_once_all_come_through_its_owner() {
        User inviter = someone();
        List<User> newcomers = people(64);

        List<Referral> referrals = AtOnce.call(64, i -> record(newcomers.get(i), inviter));

        assertThat(referrals).containsOnly(Referral.RECORDED);
        assertThat(found(inviter).invitedCount()).isEqualTo(64);
        assertThat(invites().invitedBy(inviter.id(), Optional.empty(), 100)).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    default void a_ring_of_people_who_enter_the_next_ones_code_at_once_stays_open(int people) {
        for (int round = 0; round < 100; round++) {
            List<User> ring = people(people);

            List<Referral> referrals = AtOnce.call(people, i -> record(ring.get(i), ring.get((i + 1) % people)));

            assertThat(referrals.stream().filter(Referral.RECORDED::equals)).hasSize(people - 1);
            assertForest(ring);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    default void a_ring_of_people_who_sign_in_with_the_next_ones_code_at_once_stays_open(int people) {
        for (int round = 0; round < 100; round++) {
            List<User> ring = people(people);

            List<Referral> referrals = AtOnce.call(
                    people,
                    i -> transactions().inOne(() -> {
                        User user = accounts()
                                .signInByPhone(ring.get(i).phone().orElseThrow(), NOW)
                                .orElseThrow();
                        return record(user, ring.get((i + 1) % people));
                    }));

            assertThat(referrals.stream().filter(Referral.RECORDED::equals)).hasSize(people - 1);
            assertForest(ring);
        }
    }

    @Test
    default void any_tangle_of_codes_entered_at_once_becomes_a_forest() {
        Random random = new Random(5);
        for (int round = 0; round < 10; round++) {
            List<User> people = people(12);
            int[] newcomers = random.ints(96, 0, 12).toArray();
            int[] inviters = random.ints(96, 0, 12).toArray();

            AtOnce.run(96, i -> record(people.get(newcomers[i]), people.get(inviters[i])));

            assertForest(people);
        }
    }

    @Test
    default void who_came_through_me_is_listed_latest_first() {
        User inviter = someone();
        User ann = someone(Some.phone(), new Newcomer(ANN, Optional.empty(), Optional.empty()));
        User silent = someone();
        invites().record(ann.id(), inviter.id(), inviter.inviteCode(), NOW.plusSeconds(1));
        invites().record(silent.id(), inviter.id(), inviter.inviteCode(), NOW.plusSeconds(2));
        record(someone(), someone());

        List<Invited> list = invites().invitedBy(inviter.id(), Optional.empty(), 10);

        assertThat(list).hasSize(2);
        Invited latest = list.get(0);
        Invited first = list.get(1);
        assertThat(latest)
                .isEqualTo(new Invited(
                        latest.position(), silent.id(), silent.phone(), Optional.empty(), NOW.plusSeconds(2)));
        assertThat(first).isEqualTo(new Invited(first.position(), ann.id(), ann.phone(), ANN, NOW.plusSeconds(1)));
        assertThat(first.position()).isBetween(1L, latest.position() - 1);
    }

    @Test
    default void nobody_is_listed_where_nobody_came() {
        assertThat(invites().invitedBy(someone().id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void a_list_holds_no_more_than_was_asked_for_and_continues_where_it_ended() {
        User inviter = someone();
        List<User> newcomers = people(5);
        newcomers.forEach(newcomer -> record(newcomer, inviter));

        List<Invited> first = invites().invitedBy(inviter.id(), Optional.empty(), 2);
        record(someone(), inviter);
        List<Invited> second =
                invites().invitedBy(inviter.id(), Optional.of(first.get(1).position()), 2);
        List<Invited> third =
                invites().invitedBy(inviter.id(), Optional.of(second.get(1).position()), 2);
        List<Invited> fourth =
                invites().invitedBy(inviter.id(), Optional.of(third.get(0).position()), 2);

        assertThat(Stream.of(first, second, third, fourth).flatMap(List::stream).map(Invited::id))
                .containsExactly(
                        newcomers.get(4).id(),
                        newcomers.get(3).id(),
                        newcomers.get(2).id(),
                        newcomers.get(1).id(),
                        newcomers.get(0).id());
        assertThat(fourth).isEmpty();
    }

    @Test
    default void people_who_deleted_their_account_stay_in_the_list_without_a_face() {
        User inviter = someone();
        User newcomer = someone(Some.phone(), new Newcomer(ANN, Optional.empty(), Optional.empty()));
        record(newcomer, inviter);

        delete(newcomer.id());

        assertThat(invites().invitedBy(inviter.id(), Optional.empty(), 10))
                .singleElement()
                .satisfies(invited -> {
                    assertThat(invited.id()).isEqualTo(newcomer.id());
                    assertThat(invited.phone()).isEmpty();
                    assertThat(invited.firstName()).isEmpty();
                });
    }

    @Test
    default void who_came_through_an_account_that_is_deleted_or_banned_still_came_through_it() {
        User deleted = someone();
        User banned = someone();
        User one = someone();
        User other = someone();
        record(one, deleted);
        record(other, banned);

        delete(deleted.id());
        ban(banned.id());

        assertThat(invites().hasInviter(one.id())).isTrue();
        assertThat(found(one).activatedInviteCode()).contains(deleted.inviteCode());
        assertThat(invites().hasInviter(other.id())).isTrue();
        assertThat(record(one, someone())).isEqualTo(Referral.ALREADY_ACTIVATED);
    }

    private Referral record(User newcomer, User inviter) {
        return invites().record(newcomer.id(), inviter.id(), inviter.inviteCode(), NOW);
    }

    private List<User> people(int count) {
        return Stream.generate(this::someone).limit(count).toList();
    }

    private User found(User user) {
        return accounts().find(user.id()).orElseThrow();
    }

    /** From everybody a way leads to somebody without an inviter; the lists tell the same as the accounts. */
    private void assertForest(List<User> people) {
        Map<InvitationCode, UserId> owners = new HashMap<>();
        people.forEach(user -> owners.put(user.inviteCode(), user.id()));
        Map<UserId, UserId> inviters = new HashMap<>();
        for (User user : people) {
            found(user).activatedInviteCode().ifPresent(code -> inviters.put(user.id(), owners.get(code)));
        }
        for (User user : people) {
            Set<UserId> way = new HashSet<>();
            for (UserId at = user.id(); at != null; at = inviters.get(at)) {
                assertThat(way.add(at)).as("nobody is met twice on the way up").isTrue();
            }
            assertThat(invites().invitedBy(user.id(), Optional.empty(), people.size()))
                    .allSatisfy(
                            invited -> assertThat(inviters.get(invited.id())).isEqualTo(user.id()))
                    .hasSize((int)
                            inviters.values().stream().filter(user.id()::equals).count());
        }
    }
}
