package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers that operators have given to somebody else: C-12. */
class PhoneRecyclingTest {
    private static final Duration LONG = World.RECYCLE_AFTER.plusSeconds(1);

    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Origin here = Some.origin();
    private final EmailAddress email = Some.email();
    private final SignedIn old = world.member();
    private final PhoneNumber phone = old.user().phone().orElseThrow();

    @Test
    void before_the_time_the_number_leads_to_the_old_account() {
        world.clock.advance(World.RECYCLE_AFTER.minusSeconds(1));

        assertThat(world.signIn(phone, here).user().id()).isEqualTo(old.user().id());
        world.clock.advance(World.RECYCLE_AFTER.minusSeconds(1));
        assertThat(world.signIn(phone, here).user().id()).isEqualTo(old.user().id());
    }

    @Test
    void afterwards_it_leads_to_a_new_account_and_the_old_one_is_told_by_mail_alone() {
        hasAddress();
        world.clock.advance(LONG);

        SignedIn owner = world.signIn(phone, here);
        world.deliverMessages.deliver();

        assertThat(owner.isNew()).isTrue();
        assertThat(owner.user().id()).isNotEqualTo(old.user().id());
        assertThat(owner.user().email()).isEmpty();
        assertThat(now(old).phone()).isEmpty();
        assertThat(now(old).email()).contains(email);
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.PHONE_RECYCLED);
        assertThat(world.phones.textsTo(phone)).noneMatch(text -> text.startsWith("PHONE_RECYCLED"));
        assertThat(actions()).contains(AuditAction.PHONE_RECYCLED);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.signIn(phone, here).user().id()).isEqualTo(owner.user().id());
    }

    @Test
    void an_account_without_another_way_in_is_not_given_away_either() {
        world.clock.advance(LONG);

        SignedIn owner = world.signIn(phone, here);

        assertThat(owner.user().id()).isNotEqualTo(old.user().id());
        assertThat(owner.user().inviteCode()).isNotEqualTo(old.user().inviteCode());
        assertThat(now(old).phone()).isEmpty();
        assertThat(now(old).inviteCode()).isEqualTo(old.user().inviteCode());
    }

    @Test
    void a_renewed_session_keeps_the_number() {
        String token = old.tokens().refreshToken();
        for (int week = 0; week < 4; week++) {
            world.clock.advance(Duration.ofDays(6));
            token = world.refreshSession.refresh(token, here).tokens().refreshToken();
        }
        world.clock.advance(LONG.minus(Duration.ofDays(24)));

        assertThat(world.signIn(phone, here).user().id()).isEqualTo(old.user().id());
    }

    @Test
    void an_administrators_number_is_neither_given_away_nor_lets_anybody_in() {
        hasAddress();
        world.stores.accounts.change(old.user().id(), user -> user.role = Role.ADMIN);
        world.clock.advance(LONG);

        assertThatThrownBy(() -> world.signIn(phone, here)).hasMessage(AccountProblem.DORMANT.code());

        assertThat(now(old).phone()).contains(phone);
        assertThat(world.stores.sessions.renewedSince(
                        old.user().id(), world.clock.instant().minusSeconds(1)))
                .isFalse();
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.PHONE_DORMANT);
        assertThat(actions()).endsWith(AuditAction.SIGN_IN_REFUSED);
    }

    @Test
    void an_administrator_who_comes_by_another_way_is_let_in_by_the_number_again() {
        world.stores.accounts.change(old.user().id(), user -> user.role = Role.ADMIN);
        world.clock.advance(LONG);
        var unused = world.stores.accounts.signIn(old.user().id(), world.clock.instant());

        assertThat(world.signIn(phone, here).user().id()).isEqualTo(old.user().id());
    }

    @Test
    void a_ban_is_not_outwaited() {
        world.ban(old.user().id());
        world.clock.advance(LONG);

        assertThatThrownBy(() -> world.signIn(phone, here)).hasMessage(AccountProblem.BANNED.code());
        assertThat(now(old).phone()).contains(phone);
    }

    @Test
    void somebody_with_an_account_may_take_the_number_of_an_idle_one() {
        hasAddress();
        world.clock.advance(LONG);
        SignedIn other = world.member();
        SentCode sent = world.requestPhoneChange.request(world.callerOf(other), phone.e164(), here);
        world.deliverMessages.deliver();

        User changed = world.confirmPhoneChange.confirm(
                world.callerOf(other), sent.challenge(), world.latestCodeTo(phone), here);

        assertThat(changed.phone()).contains(phone);
        assertThat(now(old).phone()).isEmpty();
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.PHONE_RECYCLED);
    }

    @Test
    void whoever_is_not_received_takes_nothing_from_the_old_account() {
        World closed = new World(Registration.CLOSED);
        SignedIn administrator = closed.member();
        closed.stores.accounts.change(administrator.user().id(), user -> user.role = Role.STUDENT);
        PhoneNumber number = administrator.user().phone().orElseThrow();
        closed.clock.advance(LONG);

        assertThatThrownBy(() -> closed.signIn(number, here)).isInstanceOf(Refused.class);

        assertThat(closed.stores.accounts.find(administrator.user().id()).flatMap(User::phone))
                .contains(number);
    }

    @Test
    void of_many_who_prove_the_number_at_once_all_come_to_one_new_account() {
        for (int round = 0; round < 20; round++) {
            SignedIn idle = world.member();
            PhoneNumber number = idle.user().phone().orElseThrow();
            world.clock.advance(LONG);

            List<Entered> entered = AtOnce.call(
                    16,
                    i -> world.stores.transactions.inOne(
                            () -> world.findOrOpenAccount.enter(number, Newcomer.SILENT, here, world.clock.instant())));

            assertThat(entered.stream().filter(Entered::isNew)).hasSize(1);
            assertThat(entered.stream().map(one -> one.user().id()).distinct()).hasSize(1);
            assertThat(entered.get(0).user().id()).isNotEqualTo(idle.user().id());
        }
    }

    private void hasAddress() {
        world.stores.accounts.change(old.user().id(), user -> {
            user.email = Optional.of(email);
            user.emailVerified = true;
        });
    }

    private User now(SignedIn signedIn) {
        return world.stores.accounts.find(signedIn.user().id()).orElseThrow();
    }

    private List<AuditAction> actions() {
        return world.stores.audit.written().stream()
                .map(event -> event.action())
                .toList();
    }
}
