package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do to other people's accounts. */
class AdministrationTest {
    private static final BanReason SPAM = new BanReason("Spam");

    private final World world = new World();
    private final Origin desk = Some.origin();
    private final Caller admin = with(Role.ADMIN);
    private final Caller moderator = with(Role.MODERATOR);
    private final SignedIn member = world.member();
    private final UserId id = member.user().id();

    @Test
    void a_role_is_changed_written_down_and_told() {
        int rings = world.rings.get();

        SeenMember seen = world.changeRole.change(admin, id, Role.TEACHER, desk);

        assertThat(seen.member().user().role()).isEqualTo(Role.TEACHER);
        assertThat(written(AuditAction.ROLE_CHANGED)).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains(admin.user());
            assertThat(event.subject()).contains(id);
            assertThat(event.address()).isEqualTo(desk.address());
            assertThat(event.details()).isEqualTo(Map.of("from", "student", "to", "teacher"));
        });
        assertThat(world.rings.get()).isGreaterThan(rings);
    }

    @Test
    void the_same_role_again_is_no_news() {
        world.changeRole.change(admin, id, Role.STUDENT, desk);

        assertThat(written(AuditAction.ROLE_CHANGED)).isEmpty();
    }

    @Test
    void a_stolen_session_of_theirs_destroys_only_so_much() {
        int most = Limit.ADMINISTRATION_PER_ACCOUNT.rates().get(0).count();
        ProfileChanges nameless = new ProfileChanges(Change.clear(), Change.keep(), Change.keep(), Change.keep());
        for (int i = 0; i < most; i++) {
            SeenMember unused = world.unbanMember.unban(admin, id, desk);
        }

        for (ThrowingCallable deed : List.<ThrowingCallable>of(
                () -> world.unbanMember.unban(admin, id, desk),
                () -> world.banMember.ban(admin, id, SPAM, Optional.empty(), desk),
                () -> world.changeRole.change(admin, id, Role.TEACHER, desk),
                () -> world.editMember.edit(admin, id, nameless, desk),
                () -> world.freezeProvider.put(admin, id, ProviderStatus.FROZEN, desk),
                () -> world.deleteMember.delete(admin, id, desk))) {
            assertThatThrownBy(deed).hasMessage("limit.exceeded");
        }
        assertThat(world.banMember
                        .ban(moderator, id, SPAM, Optional.empty(), desk)
                        .member()
                        .ban())
                .isPresent();
    }

    @Test
    void moderators_change_no_roles_and_nobody_the_own() {
        assertThatThrownBy(() -> world.changeRole.change(moderator, id, Role.TEACHER, desk))
                .hasMessage("account.not_allowed");
        assertThatThrownBy(() -> world.changeRole.change(admin, admin.user(), Role.TEACHER, desk))
                .hasMessage("account.own");
        assertThatThrownBy(() -> world.changeRole.change(admin, new UserId(999), Role.TEACHER, desk))
                .hasMessage("account.unknown");
    }

    @Test
    void a_ban_keeps_out_until_it_is_lifted() {
        SeenMember banned = world.banMember.ban(moderator, id, SPAM, Optional.empty(), desk);

        assertThat(banned.member().ban().orElseThrow().by()).contains(moderator.user());
        assertThatThrownBy(() -> world.callerOf(member)).hasMessage("token.invalid");
        assertThat(written(AuditAction.ACCOUNT_BANNED))
                .singleElement()
                .satisfies(event -> assertThat(event.details()).isEqualTo(Map.of("reason", "Spam")));

        assertThat(world.unbanMember.unban(moderator, id, desk).member().ban()).isEmpty();
        assertThat(world.unbanMember.unban(moderator, id, desk).member().ban()).isEmpty();
        assertThat(written(AuditAction.ACCOUNT_UNBANNED)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void moderators_reach_students_and_teachers_only(Role role) {
        UserId other = with(role).user();
        boolean reached = role == Role.STUDENT || role == Role.TEACHER;

        if (reached) {
            assertThat(world.banMember
                            .ban(moderator, other, SPAM, Optional.empty(), desk)
                            .member()
                            .ban())
                    .isPresent();
        } else {
            assertThatThrownBy(() -> world.banMember.ban(moderator, other, SPAM, Optional.empty(), desk))
                    .hasMessage("account.not_allowed");
            assertThatThrownBy(() -> world.unbanMember.unban(moderator, other, desk))
                    .hasMessage("account.not_allowed");
        }
        assertThat(world.viewMember.view(admin, other).member().ban().isPresent())
                .isEqualTo(reached);
    }

    @Test
    void administrators_ban_everybody_but_themselves() {
        assertThat(world.banMember
                        .ban(admin, moderator.user(), SPAM, Optional.empty(), desk)
                        .member()
                        .ban())
                .isPresent();
        assertThatThrownBy(() -> world.banMember.ban(admin, admin.user(), SPAM, Optional.empty(), desk))
                .hasMessage("account.own");
        assertThatThrownBy(() -> world.banMember.ban(moderator, new UserId(999), SPAM, Optional.empty(), desk))
                .hasMessage("account.unknown");
    }

    @Test
    void a_ban_ends_in_the_future_and_by_itself() {
        assertThatThrownBy(() -> world.banMember.ban(admin, id, SPAM, Optional.of(world.clock.instant()), desk))
                .isInstanceOf(InvalidValue.class);
        world.banMember.ban(admin, id, SPAM, Optional.of(world.clock.instant().plusSeconds(60)), desk);

        world.liftBans.lift();
        assertThat(written(AuditAction.BAN_ENDED)).isEmpty();
        world.clock.advance(Duration.ofSeconds(60));
        world.liftBans.lift();
        world.liftBans.lift();

        assertThat(written(AuditAction.BAN_ENDED)).hasSize(1);
        assertThat(world.viewMember.view(admin, id).member().ban()).isEmpty();
    }

    @Test
    void somebody_else_s_account_is_shown_masked_to_moderators_and_not_at_all_to_students() {
        Caller student = world.callerOf(member);

        assertThat(world.viewMember.view(student, id).whole()).isTrue();
        assertThat(world.viewMember.view(admin, id).whole()).isTrue();
        assertThat(world.viewMember.view(moderator, id).whole()).isFalse();
        assertThatThrownBy(() -> world.viewMember.view(student, admin.user())).hasMessage("account.not_allowed");
        assertThatThrownBy(() -> world.viewMember.view(student, new UserId(999)))
                .hasMessage("account.not_allowed");
        assertThatThrownBy(() -> world.viewMember.view(moderator, new UserId(999)))
                .hasMessage("account.unknown");
    }

    @Test
    void what_moderators_do_not_see_they_cannot_search_for() {
        String phone = member.user().phone().orElseThrow().e164();
        ListMembers.Query query =
                new ListMembers.Query(Optional.empty(), Optional.empty(), Optional.of(phone.substring(4)));

        assertThat(world.listMembers.list(admin, query, Optional.empty(), 10).items())
                .hasSize(1);
        assertThat(world.listMembers
                        .list(moderator, query, Optional.empty(), 10)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> world.listMembers.list(world.callerOf(member), query, Optional.empty(), 10))
                .hasMessage("account.not_allowed");
    }

    @Test
    void a_deleted_account_is_gone_for_everybody() {
        world.deleteMember.delete(admin, id, desk);

        assertThatThrownBy(() -> world.callerOf(member)).hasMessage("token.invalid");
        assertThatThrownBy(() -> world.deleteMember.delete(admin, id, desk)).hasMessage("account.unknown");
        assertThatThrownBy(() -> world.deleteMember.delete(admin, admin.user(), desk))
                .hasMessage("account.own");
        assertThatThrownBy(() -> world.deleteMember.delete(moderator, id, desk)).hasMessage("account.not_allowed");
        assertThat(written(AuditAction.ACCOUNT_DELETED)).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains(admin.user());
            assertThat(event.subject()).contains(id);
        });
    }

    @Test
    void the_last_administrator_does_not_leave_either() {
        assertThatThrownBy(() -> world.deleteAccount.delete(admin.user(), admin.user(), desk))
                .hasMessage("account.last_admin");
        assertThat(written(AuditAction.ACCOUNT_DELETED)).isEmpty();
    }

    private Caller with(Role role) {
        SignedIn in = world.member();
        world.stores.accounts.change(in.user().id(), user -> user.role = role);
        Caller student = world.callerOf(in);
        return new Caller(student.user(), student.session(), role);
    }

    private List<AuditEvent> written(AuditAction action) {
        return world.stores.audit.written().stream()
                .filter(event -> event.action() == action)
                .toList();
    }
}
