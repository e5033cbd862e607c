package dev.latchkey.application.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Page;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Entering the code of another after one has signed up, and seeing who came through one's own. */
class RedeemInviteTest {
    private static final InviteCode NOBODYS = new InviteCode("AAAAA0");

    private final World world = new World();
    private final Origin home = Some.origin();
    private final SignedIn me = world.member();

    @Test
    void the_code_of_another_is_entered_once_and_for_ever() {
        SignedIn friend = world.member();
        world.stores.accounts.change(friend.user().id(), user -> user.firstName = Optional.of(new PersonName("Anna")));

        Inviter inviter = redeem(me, code(friend));

        assertThat(inviter).isEqualTo(new Inviter(friend.user().id(), Optional.of(new PersonName("Anna"))));
        assertThat(stored(me).activatedInviteCode()).contains(code(friend));
        assertThat(stored(friend).invitedCount()).isEqualTo(1);
        assertRefused(InviteProblem.ALREADY_ACTIVATED, me, code(friend));
        assertRefused(InviteProblem.ALREADY_ACTIVATED, me, code(world.member()));
        assertThat(stored(friend).invitedCount()).isEqualTo(1);
    }

    @Test
    void codes_are_read_in_any_case() {
        SignedIn friend = world.member();

        Inviter inviter = redeem(me, new InviteCode(code(friend).value().toLowerCase(Locale.ROOT)));

        assertThat(inviter.id()).isEqualTo(friend.user().id());
    }

    @Test
    void entering_a_code_is_written_down_and_a_refusal_is_not() {
        SignedIn friend = world.member();
        redeem(me, code(friend));
        assertRefused(InviteProblem.ALREADY_ACTIVATED, me, code(friend));

        List<AuditEvent> activations = world.stores.audit.written().stream()
                .filter(event -> event.action() == AuditAction.INVITE_ACTIVATED)
                .toList();

        assertThat(activations).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains(me.user().id());
            assertThat(event.subject()).contains(me.user().id());
            assertThat(event.details())
                    .isEqualTo(
                            Map.of("inviter", Long.toString(friend.user().id().value())));
        });
    }

    @Test
    void a_code_of_nobody_is_unknown() {
        assertRefused(InviteProblem.UNKNOWN, me, NOBODYS);
        assertThat(InviteProblem.UNKNOWN.code()).isEqualTo("invite.unknown");
    }

    @Test
    void the_code_of_a_banned_account_is_unknown() {
        SignedIn banned = world.member();
        world.ban(banned.user().id());

        assertRefused(InviteProblem.UNKNOWN, me, code(banned));
    }

    @Test
    void the_code_of_a_deleted_account_is_unknown() {
        SignedIn deleted = world.member();
        world.stores.accounts.delete(deleted.user().id());

        assertRefused(InviteProblem.UNKNOWN, me, code(deleted));
    }

    @Test
    void ones_own_code_is_refused() {
        assertRefused(InviteProblem.OWN, me, code(me));
        assertThat(stored(me).invitedCount()).isZero();
    }

    @Test
    void the_code_of_somebody_who_came_through_me_is_refused() {
        SignedIn child = world.member();
        SignedIn grandchild = world.member();
        redeem(child, code(me));
        redeem(grandchild, code(child));

        assertRefused(InviteProblem.CYCLE, me, code(child));
        assertRefused(InviteProblem.CYCLE, me, code(grandchild));
        assertThat(stored(me).activatedInviteCode()).isEmpty();
    }

    @Test
    void the_first_reason_in_the_order_of_the_list_is_told() {
        SignedIn child = world.member();
        redeem(child, code(me));
        redeem(me, code(world.member()));

        assertRefused(InviteProblem.ALREADY_ACTIVATED, me, NOBODYS);
        assertRefused(InviteProblem.ALREADY_ACTIVATED, me, code(me));
        assertRefused(InviteProblem.ALREADY_ACTIVATED, me, code(child));

        SignedIn bannedChild = world.member();
        SignedIn root = world.member();
        redeem(bannedChild, code(root));
        world.ban(bannedChild.user().id());
        assertRefused(InviteProblem.UNKNOWN, root, code(bannedChild));
        world.ban(root.user().id());
        assertRefused(InviteProblem.UNKNOWN, root, code(root));
    }

    @Test
    void two_who_enter_each_others_code_at_once_do_not_invite_each_other() {
        for (int round = 0; round < 30; round++) {
            List<SignedIn> pair = List.of(world.member(), world.member());

            List<Optional<Refused>> refusals = AtOnce.call(2, i -> {
                try {
                    redeem(pair.get(i), code(pair.get(1 - i)));
                    return Optional.empty();
                } catch (Refused refused) {
                    return Optional.of(refused);
                }
            });

            assertThat(refusals.stream().filter(Optional::isEmpty)).hasSize(1);
            assertThat(refusals.stream().flatMap(Optional::stream).map(Refused::problem))
                    .containsExactly(InviteProblem.CYCLE);
        }
    }

    @Test
    void who_loses_a_race_against_themselves_is_told_that_a_code_was_entered() {
        for (int round = 0; round < 10; round++) {
            SignedIn newcomer = world.member();
            List<SignedIn> friends = List.of(world.member(), world.member());

            List<Boolean> entered = AtOnce.call(2, i -> {
                try {
                    redeem(newcomer, code(friends.get(i)));
                    return true;
                } catch (Refused refused) {
                    assertThat(refused.problem()).isEqualTo(InviteProblem.ALREADY_ACTIVATED);
                    return false;
                }
            });

            assertThat(entered).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void what_only_the_store_can_see_is_refused_as_well() {
        SignedIn friend = world.member();
        ActivateInvite late = new ActivateInvite(
                new BlindInvites(world.stores.invites),
                world.stores.campaigns,
                world.qualifyReferral,
                new RecordAudit(world.stores.audit, world.clock));
        redeem(me, code(friend));

        Refused refused = catchThrowableOfType(
                Refused.class, () -> late.activate(me.user().id(), code(friend), home, Some.NOW));

        assertThat(refused.problem()).isEqualTo(InviteProblem.ALREADY_ACTIVATED);
    }

    @Test
    void who_came_through_me_is_listed_page_by_page() {
        List<User> children = Stream.generate(world::member)
                .limit(5)
                .map(child -> {
                    redeem(child, code(me));
                    return child.user();
                })
                .toList();

        Page<Invited> first = world.listInvited.list(world.callerOf(me), Optional.empty(), 2);
        Page<Invited> second = world.listInvited.list(world.callerOf(me), first.next(), 2);
        Page<Invited> third = world.listInvited.list(
                world.callerOf(me), second.next().map(Cursor::text).map(Cursor::parse), 2);

        assertThat(first.items().stream().map(Invited::id))
                .containsExactly(children.get(4).id(), children.get(3).id());
        assertThat(first.items().get(0).phone()).isEqualTo(children.get(4).phone());
        assertThat(second.items().stream().map(Invited::id))
                .containsExactly(children.get(2).id(), children.get(1).id());
        assertThat(third.items().stream().map(Invited::id))
                .containsExactly(children.get(0).id());
        assertThat(third.next()).isEmpty();
    }

    @Test
    void nobody_sees_who_came_through_another() {
        redeem(world.member(), code(me));

        assertThat(world.listInvited
                        .list(world.callerOf(world.member()), Optional.empty(), 10)
                        .items())
                .isEmpty();
    }

    private Inviter redeem(SignedIn who, InviteCode code) {
        return world.redeemInvite.redeem(world.callerOf(who), code, home);
    }

    private void assertRefused(InviteProblem problem, SignedIn who, InviteCode code) {
        // A caller who was banned a moment ago may still be on the way.
        Caller caller = new Caller(
                who.user().id(),
                world.stores.sessions.opened().get(0).id(),
                who.user().role());
        Refused refused = catchThrowableOfType(Refused.class, () -> world.redeemInvite.redeem(caller, code, home));
        assertThat(refused.problem()).isEqualTo(problem);
    }

    private User stored(SignedIn who) {
        return world.stores.accounts.find(who.user().id()).orElseThrow();
    }

    private static InviteCode code(SignedIn who) {
        return who.user().inviteCode();
    }

    /** Invites that have not heard yet of what another has just written. */
    private record BlindInvites(Invites invites) implements Invites {
        @Override
        public Optional<Inviter> ownerOf(InviteCode code) {
            return invites.ownerOf(code);
        }

        @Override
        public boolean hasInviter(UserId user) {
            return false;
        }

        @Override
        public Referral record(UserId newcomer, UserId inviter, InviteCode code, Instant now) {
            return invites.record(newcomer, inviter, code, now);
        }

        @Override
        public List<Invited> invitedBy(UserId inviter, Optional<Long> before, int max) {
            return invites.invitedBy(inviter, before, max);
        }
    }
}
