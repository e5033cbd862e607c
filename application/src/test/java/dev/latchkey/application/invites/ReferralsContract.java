package dev.latchkey.application.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.invites.Referrals.Branch;
import dev.latchkey.application.invites.Referrals.Excerpt;
import dev.latchkey.application.invites.Referrals.TopInviter;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Referrals} promise, whatever they are stored in. */
public interface ReferralsContract extends AccountsFixture {
    Instant NOW = Some.NOW;

    Referrals referrals();

    Invites invites();

    @Test
    default void a_tree_shows_who_came_through_whom_level_by_level() {
        User root = someone();
        User first = through(root, NOW);
        User second = through(root, NOW);
        User grandchild = through(first, NOW.plusSeconds(1));
        through(grandchild, NOW);

        List<Branch> tree = tree(root, 2, 10, 100);

        assertThat(ids(tree)).containsExactly(root.id(), second.id(), first.id(), grandchild.id());
        assertThat(tree.get(0).parent()).isEmpty();
        assertThat(tree.get(0).code()).isEmpty();
        assertThat(tree.get(0).joinedAt()).isEmpty();
        assertThat(tree.get(0).invitedCount()).isEqualTo(2);
        assertThat(tree.get(3).parent()).contains(first.id());
        assertThat(tree.get(3).code()).contains(first.inviteCode().value());
        assertThat(tree.get(3).joinedAt()).contains(NOW.plusSeconds(1));
        assertThat(tree.get(3).invitedCount()).isEqualTo(1);
        assertThat(tree.get(3).listed()).isEqualTo(1);
    }

    @Test
    default void a_tree_is_no_wider_and_no_larger_than_is_asked_for() {
        User root = someone();
        List<User> children = Stream.generate(() -> through(root, NOW)).limit(4).toList();
        through(children.get(3), NOW);

        List<Branch> narrow = tree(root, 5, 2, 100);
        List<Branch> small = tree(root, 5, 10, 3);

        assertThat(ids(narrow).subList(0, 3))
                .containsExactly(
                        root.id(), children.get(3).id(), children.get(2).id());
        assertThat(narrow).hasSize(4);
        assertThat(narrow.get(0).listed()).isEqualTo(4);
        assertThat(ids(small))
                .containsExactly(
                        root.id(), children.get(3).id(), children.get(2).id());
    }

    @Test
    default void the_list_of_the_root_goes_on_where_it_ended() {
        User root = someone();
        List<User> children = Stream.generate(() -> through(root, NOW)).limit(3).toList();
        Branch shown = tree(root, 1, 1, 100).get(1);

        List<Branch> rest = referrals().tree(new Excerpt(root.id(), Optional.of(shown.position()), 1, 10, 100));

        assertThat(ids(rest))
                .containsExactly(
                        root.id(), children.get(1).id(), children.get(0).id());
        assertThat(rest.get(0).invitedCount()).isEqualTo(3);
        assertThat(rest.get(0).listed()).isEqualTo(2);
    }

    @Test
    default void who_deleted_their_account_stays_in_the_tree_without_a_face_and_nobody_has_none() {
        User root = someone();
        User gone = through(root, NOW);
        User child = through(gone, NOW);

        delete(gone.id());

        assertThat(ids(tree(root, 3, 10, 100))).containsExactly(root.id(), gone.id(), child.id());
        assertThat(ids(tree(gone, 3, 10, 100))).containsExactly(gone.id(), child.id());
        assertThat(referrals().tree(new Excerpt(new UserId(987_654_321_987L), Optional.empty(), 1, 1, 1)))
                .isEmpty();
    }

    @Test
    default void the_best_inviters_of_a_time_come_first() {
        // A time of its own, because the store may hold the referrals of other tests.
        Instant then = NOW.plus(Duration.ofDays(1_000));
        User good = someone();
        User equal = someone();
        User best = someone();
        through(good, then);
        through(equal, then.plusSeconds(9));
        through(best, then);
        through(best, then.plusSeconds(3));
        through(good, then.plusSeconds(10));
        through(good, then.minusMillis(1));

        List<TopInviter> top = referrals().top(Optional.of(then), Optional.of(then.plusSeconds(10)), 10);
        List<TopInviter> shorter = referrals().top(Optional.of(then), Optional.empty(), 1);

        assertThat(top)
                .containsExactly(
                        new TopInviter(best.id(), Optional.empty(), 2),
                        new TopInviter(good.id(), Optional.empty(), 1),
                        new TopInviter(equal.id(), Optional.empty(), 1));
        assertThat(shorter).containsExactly(new TopInviter(good.id(), Optional.empty(), 2));
    }

    private List<Branch> tree(User root, int depth, int width, int most) {
        return referrals().tree(new Excerpt(root.id(), Optional.empty(), depth, width, most));
    }

    private User through(User inviter, Instant when) {
        User newcomer = someone();
        assertThat(invites().record(newcomer.id(), inviter.id(), inviter.inviteCode(), when))
                .isEqualTo(Invites.Referral.RECORDED);
        return newcomer;
    }

    private static List<UserId> ids(List<Branch> tree) {
        return tree.stream().map(Branch::id).toList();
    }
}
