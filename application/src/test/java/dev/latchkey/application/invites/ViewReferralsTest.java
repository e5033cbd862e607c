package dev.latchkey.application.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.invites.ViewReferrals.Tree;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who came through whom, for those who may see it all. */
class ViewReferralsTest {
    private final World world = new World(Registration.OPEN);
    private final SignedIn admin = world.member();

    @Test
    void a_tree_hangs_together_and_says_where_there_is_more() {
        SignedIn root = world.member();
        SignedIn first = through(root);
        SignedIn second = through(root);
        SignedIn third = through(root);
        SignedIn grandchild = through(third);
        through(grandchild);

        Tree tree = tree(root, Optional.empty(), 2, 2);

        assertThat(ids(tree.children())).containsExactly(id(third), id(second));
        assertThat(tree.more()).isTrue();
        Tree ofThird = tree.children().get(0);
        assertThat(ids(ofThird.children())).containsExactly(id(grandchild));
        assertThat(ofThird.more()).isFalse();
        assertThat(ofThird.next()).isEmpty();
        Tree ofGrandchild = ofThird.children().get(0);
        assertThat(ofGrandchild.children()).isEmpty();
        assertThat(ofGrandchild.more()).isTrue();
        assertThat(ofGrandchild.next()).isEmpty();

        Tree rest = tree(root, tree.next(), 2, 2);

        assertThat(ids(rest.children())).containsExactly(id(first));
        assertThat(rest.more()).isFalse();
        assertThat(rest.branch().invitedCount()).isEqualTo(3);
    }

    @Test
    void who_names_nobody_sees_the_tree_of_their_own() {
        SignedIn child = through(admin);

        Tree tree = world.viewReferrals.tree(world.callerOf(admin), Optional.empty(), Optional.empty(), 1, 10);

        assertThat(tree.branch().id()).isEqualTo(id(admin));
        assertThat(ids(tree.children())).containsExactly(id(child));
    }

    @Test
    void nobody_has_no_tree() {
        assertThatThrownBy(() -> world.viewReferrals.tree(
                        world.callerOf(admin), Optional.of(new UserId(987_654_321)), Optional.empty(), 1, 10))
                .hasMessage("account.unknown");
    }

    @Test
    void others_see_neither_the_tree_nor_the_best() {
        SignedIn member = world.member();

        assertThatThrownBy(() ->
                        world.viewReferrals.tree(world.callerOf(member), Optional.empty(), Optional.empty(), 1, 10))
                .hasMessage("account.not_allowed");
        assertThatThrownBy(
                        () -> world.viewReferrals.top(world.callerOf(member), Optional.empty(), Optional.empty(), 10))
                .hasMessage("account.not_allowed");
    }

    @Test
    void the_best_inviters_are_listed() {
        SignedIn best = world.member();
        SignedIn other = world.member();
        through(other);
        through(best);
        through(best);

        List<Referrals.TopInviter> top =
                world.viewReferrals.top(world.callerOf(admin), Optional.empty(), Optional.empty(), 10);

        assertThat(top)
                .containsExactly(
                        new Referrals.TopInviter(id(best), Optional.empty(), 2),
                        new Referrals.TopInviter(id(other), Optional.empty(), 1));
    }

    private Tree tree(SignedIn root, Optional<Cursor> from, int depth, int width) {
        return world.viewReferrals.tree(world.callerOf(admin), Optional.of(id(root)), from, depth, width);
    }

    private SignedIn through(SignedIn inviter) {
        SignedIn newcomer = world.member();
        Inviter unused = world.redeemInvite.redeem(
                world.callerOf(newcomer), inviter.user().inviteCode(), Some.origin());
        return newcomer;
    }

    private static UserId id(SignedIn who) {
        return who.user().id();
    }

    private static List<UserId> ids(List<Tree> trees) {
        return trees.stream().map(tree -> tree.branch().id()).toList();
    }
}
