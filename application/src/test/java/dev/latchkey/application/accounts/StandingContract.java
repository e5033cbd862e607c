package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Standing} promises, whatever it is kept in. */
public interface StandingContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Set<Role> ALL = EnumSet.allOf(Role.class);
    Set<Role> STUDENTS = EnumSet.of(Role.STUDENT);
    int ROUNDS = 100;

    Standing standing();

    Members members();

    Transactions transactions();

    /** Takes every administrator away, the last one too. */
    void emptyOfAdmins();

    @BeforeEach
    default void begin() {
        emptyOfAdmins();
    }

    @Test
    default void a_role_is_changed_and_the_one_before_is_told() {
        User user = someone();

        assertThat(standing().changeRole(user.id(), Role.TEACHER, NOW)).contains(Role.STUDENT);
        assertThat(standing().changeRole(user.id(), Role.MODERATOR, NOW.plusSeconds(1)))
                .contains(Role.TEACHER);

        assertThat(role(user.id())).isEqualTo(Role.MODERATOR);
        assertThat(member(user.id()).user().updatedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    default void nobody_has_no_role() {
        User gone = someone();
        delete(gone.id());

        assertThat(standing().changeRole(new UserId(Long.MAX_VALUE), Role.TEACHER, NOW))
                .isEmpty();
        assertThat(standing().changeRole(gone.id(), Role.TEACHER, NOW)).isEmpty();
        assertThat(standing().ban(gone.id(), ALL, ban(Optional.empty()), NOW)).isFalse();
        assertThat(standing().delete(gone.id(), NOW)).isFalse();
    }

    @Test
    default void roles_changed_at_once_are_told_one_after_the_other() {
        User user = someone();
        List<Role> wanted = List.of(Role.TEACHER, Role.MODERATOR);

        List<Role> before = AtOnce.call(
                40,
                i -> standing().changeRole(user.id(), wanted.get(i % 2), NOW).orElseThrow());

        assertThat(before).containsOnlyOnce(Role.STUDENT);
    }

    @Test
    default void a_ban_is_kept_with_its_reason_its_author_and_its_end() {
        User user = someone();
        Ban ban = ban(Optional.of(NOW.plusSeconds(60)));

        assertThat(standing().ban(user.id(), ALL, ban, NOW)).isTrue();

        assertThat(member(user.id()).user().status()).isEqualTo(AccountStatus.BANNED);
        assertThat(member(user.id()).ban()).contains(ban);
    }

    @Test
    default void a_ban_takes_the_place_of_the_one_before() {
        User user = someone();
        assertThat(standing().ban(user.id(), ALL, ban(Optional.of(NOW.plusSeconds(60))), NOW))
                .isTrue();

        assertThat(standing().ban(user.id(), ALL, ban(Optional.empty()), NOW)).isTrue();

        assertThat(member(user.id()).ban()).contains(ban(Optional.empty()));
        assertThat(standing().liftOver(NOW.plusSeconds(3_600))).doesNotContain(user.id());
    }

    @Test
    default void a_ban_by_hand_needs_no_words() {
        User user = someone();

        ban(user.id());

        assertThat(member(user.id()).ban()).isPresent();
    }

    @Test
    default void a_ban_and_its_end_reach_only_those_roles() {
        User teacher = someone();
        assertThat(standing().changeRole(teacher.id(), Role.TEACHER, NOW)).isPresent();

        assertThat(standing().ban(teacher.id(), STUDENTS, ban(Optional.empty()), NOW))
                .isFalse();
        assertThat(member(teacher.id()).ban()).isEmpty();
        ban(teacher.id());
        assertThat(standing().unban(teacher.id(), STUDENTS, NOW)).isFalse();
        assertThat(member(teacher.id()).ban()).isPresent();
    }

    @Test
    default void a_ban_is_lifted_once_however_many_do_it() {
        User user = someone();
        ban(user.id());

        List<Boolean> lifted = AtOnce.call(32, i -> standing().unban(user.id(), ALL, NOW));

        assertThat(lifted).containsOnlyOnce(true);
        assertThat(member(user.id()).ban()).isEmpty();
        assertThat(standing().unban(someone().id(), ALL, NOW)).isFalse();
    }

    @Test
    default void a_ban_is_over_at_its_end_and_is_lifted_once() {
        User user = someone();
        User other = someone();
        assertThat(standing().ban(user.id(), ALL, ban(Optional.of(NOW.plusSeconds(60))), NOW))
                .isTrue();
        assertThat(standing().ban(other.id(), ALL, ban(Optional.empty()), NOW)).isTrue();
        assertThat(standing().liftOver(NOW.plusSeconds(59))).doesNotContain(user.id());

        List<List<UserId>> lifted = AtOnce.call(16, i -> standing().liftOver(NOW.plusSeconds(60)));

        assertThat(lifted.stream().flatMap(List::stream).toList())
                .containsOnlyOnce(user.id())
                .doesNotContain(other.id());
        assertThat(member(user.id()).user().isBanned()).isFalse();
        assertThat(member(other.id()).user().isBanned()).isTrue();
    }

    @Test
    default void an_administrator_is_opened_once_and_then_there_is_one() {
        emptyOfAdmins();
        EmailAddress email = Some.email();
        Username username = Some.username();
        assertThat(standing().isWithoutAdmin()).isTrue();

        UserId id = standing()
                .openAdmin(Optional.of(email), Optional.of(username), Some.inviteCode(), NOW)
                .orElseThrow();

        assertThat(standing().isWithoutAdmin()).isFalse();
        User opened = accounts().find(id).orElseThrow();
        assertThat(opened.role()).isEqualTo(Role.ADMIN);
        assertThat(opened.email()).contains(email);
        assertThat(opened.emailVerified()).isFalse();
        assertThat(opened.username()).contains(username);
        assertThat(opened.lastLoginAt()).isEmpty();
        assertThat(standing().openAdmin(Optional.empty(), Optional.of(username), Some.inviteCode(), NOW))
                .isEmpty();
        assertThat(standing().openAdmin(Optional.of(email), Optional.empty(), Some.inviteCode(), NOW))
                .isEmpty();
    }

    @Test
    default void of_many_who_look_for_an_administrator_at_once_one_opens_one() {
        for (int round = 0; round < 10; round++) {
            emptyOfAdmins();

            List<Boolean> opened = AtOnce.call(
                    8,
                    i -> transactions()
                            .inOne(() -> standing().isWithoutAdmin()
                                    && standing()
                                            .openAdmin(
                                                    Optional.of(Some.email()), Optional.empty(), Some.inviteCode(), NOW)
                                            .isPresent()));

            assertThat(opened).containsOnlyOnce(true);
        }
    }

    @Test
    default void who_comes_by_another_door_after_the_end_of_a_ban_is_let_in_too() {
        User user = someone();
        assertThat(standing().ban(user.id(), ALL, ban(Optional.of(NOW.plusSeconds(60))), NOW))
                .isTrue();

        User out = accounts().signIn(user.id(), NOW.plusSeconds(59)).orElseThrow();
        User in = accounts().signIn(user.id(), NOW.plusSeconds(60)).orElseThrow();

        assertThat(out.isBanned()).isTrue();
        assertThat(out.lastLoginAt()).isEqualTo(user.lastLoginAt());
        assertThat(in.isBanned()).isFalse();
        assertThat(in.lastLoginAt()).contains(NOW.plusSeconds(60));
        assertThat(member(user.id()).ban()).isEmpty();
    }

    @Test
    default void who_comes_after_the_end_of_a_ban_is_let_in_though_nobody_lifted_it() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);
        assertThat(standing().ban(user.id(), ALL, ban(Optional.of(NOW.plusSeconds(60))), NOW))
                .isTrue();

        assertThat(accounts().signInByPhone(phone, NOW.plusSeconds(59)).map(User::isBanned))
                .contains(true);
        User in = accounts().signInByPhone(phone, NOW.plusSeconds(60)).orElseThrow();

        assertThat(in.isBanned()).isFalse();
        assertThat(in.lastLoginAt()).contains(NOW.plusSeconds(60));
        assertThat(member(user.id()).ban()).isEmpty();
    }

    @Test
    default void a_deleted_account_is_nobodys_and_its_phone_is_free() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);

        assertThat(standing().delete(user.id(), NOW)).isTrue();

        assertThat(members().find(user.id())).isEmpty();
        assertThat(members().holderOf(phone)).isEmpty();
        assertThat(accounts().isTaken(phone)).isFalse();
        assertThat(someone(phone).id()).isNotEqualTo(user.id());
    }

    @Test
    default void an_account_is_deleted_once_however_many_do_it() {
        User user = someone();

        assertThat(AtOnce.call(32, i -> standing().delete(user.id(), NOW))).containsOnlyOnce(true);
    }

    @Test
    default void a_phone_makes_its_holder_an_administrator() {
        PhoneNumber phone = Some.phone();
        User user = someone(phone);

        assertThat(standing().makeAdmin(phone, NOW)).contains(user.id());
        assertThat(standing().makeAdmin(phone, NOW)).contains(user.id());

        assertThat(role(user.id())).isEqualTo(Role.ADMIN);
        assertThat(standing().makeAdmin(Some.phone(), NOW)).isEmpty();
    }

    @Test
    default void the_banned_and_those_who_have_not_proved_their_address_become_no_administrators() {
        PhoneNumber phone = Some.phone();
        User banned = someone(phone);
        ban(banned.id());
        EmailAddress address = new EmailAddress(Some.username().value() + "@example.org");
        assertThat(accounts().open(new NewAccount(address, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW)))
                .isPresent();

        assertThat(standing().makeAdmin(phone, NOW)).isEmpty();
        assertThat(standing().makeAdmin(address, NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void the_last_administrator_stays(Loss loss) {
        UserId last = admin();
        UserId banned = admin();
        UserId deleted = admin();
        ban(banned);
        delete(deleted);

        assertThatThrownBy(() -> transactions().allOrNothing(() -> loss.of(last, standing())))
                .isInstanceOf(Refused.class)
                .hasMessage("account.last_admin");

        assertThat(isAdmin(last)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    default void an_administrator_may_go_where_another_stays(Loss loss) {
        UserId one = admin();
        UserId other = admin();

        loss.of(one, standing());

        assertThat(isAdmin(one)).isFalse();
        assertThat(isAdmin(other)).isTrue();
    }

    @Test
    default void the_last_administrator_may_be_made_one_again() {
        UserId last = admin();

        assertThat(standing().changeRole(last, Role.ADMIN, NOW)).contains(Role.ADMIN);
    }

    @ParameterizedTest
    @EnumSource
    default void two_administrators_who_take_each_other_away_leave_one(Loss loss) {
        for (int round = 0; round < ROUNDS; round++) {
            emptyOfAdmins();
            List<UserId> both = List.of(admin(), admin());

            List<Boolean> done = AtOnce.call(2, i -> isDone(loss, both.get(1 - i)));

            assertThat(both.stream().filter(this::isAdmin))
                    .as("round %s: %s", round, done)
                    .hasSize(1);
            assertThat(done).containsOnlyOnce(true);
        }
    }

    @Test
    default void of_many_administrators_who_all_go_by_different_roads_one_stays() {
        Loss[] roads = Loss.values();
        for (int round = 0; round < ROUNDS / 5; round++) {
            emptyOfAdmins();
            List<UserId> all = IntStream.range(0, 8).mapToObj(i -> admin()).toList();

            List<Boolean> done = AtOnce.call(8, i -> isDone(roads[i % roads.length], all.get(i)));

            assertThat(all.stream().filter(this::isAdmin)).hasSize(1);
            assertThat(done).containsOnlyOnce(false);
        }
    }

    private boolean isDone(Loss loss, UserId id) {
        try {
            transactions().allOrNothing(() -> loss.of(id, standing()));
            return true;
        } catch (Refused refused) {
            assertThat(refused).hasMessage("account.last_admin");
            return false;
        }
    }

    private UserId admin() {
        UserId id = someone().id();
        assertThat(standing().changeRole(id, Role.ADMIN, NOW)).isPresent();
        return id;
    }

    private boolean isAdmin(UserId id) {
        return members()
                .find(id)
                .filter(member -> member.user().role() == Role.ADMIN)
                .filter(member -> !member.user().isBanned())
                .isPresent();
    }

    private Member member(UserId id) {
        return members().find(id).orElseThrow();
    }

    private Role role(UserId id) {
        return member(id).user().role();
    }

    private static Ban ban(Optional<Instant> until) {
        return new Ban(Optional.of(new BanReason("Спам")), Optional.empty(), Optional.of(NOW), until);
    }

    /** The roads on which an administrator is lost. */
    enum Loss {
        DEMOTION {
            @Override
            void of(UserId id, Standing standing) {
                assertThat(standing.changeRole(id, Role.STUDENT, NOW)).isPresent();
            }
        },
        BAN {
            @Override
            void of(UserId id, Standing standing) {
                assertThat(standing.ban(id, ALL, ban(Optional.of(NOW.plusSeconds(60))), NOW))
                        .isTrue();
            }
        },
        DELETION {
            @Override
            void of(UserId id, Standing standing) {
                assertThat(standing.delete(id, NOW)).isTrue();
            }
        };

        abstract void of(UserId id, Standing standing);
    }
}
