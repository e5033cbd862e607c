package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Another phone for an account: lessons 2, 3 of the earlier systems, and what a thief of a session may not do with it. */
class PhoneChangeTest {
    private final World world = new World();
    private final Origin home = Some.origin();
    private final SignedIn member = world.member();
    private final PhoneNumber next = Some.phone();

    @Test
    void the_account_has_the_phone_that_was_proved() {
        SentCode sent = askFor(next, member);

        User changed = confirm(sent, next, member);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(changed.id()).isEqualTo(member.user().id());
        assertThat(changed.phone()).contains(next);
        assertThat(world.signIn(next, home).user().id()).isEqualTo(member.user().id());
        assertThat(lastEvent().action()).isEqualTo(AuditAction.SIGNED_IN);
        assertThat(event(AuditAction.PHONE_CHANGED).details())
                .containsEntry("from", oldPhone().masked())
                .containsEntry("to", next.masked());
    }

    @Test
    void the_old_number_is_told_and_free() {
        confirm(askFor(next, member), next, member);
        world.deliverMessages.deliver();
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(last(world.phones.textsTo(oldPhone()))).isEqualTo("PHONE_CHANGED EN");
        assertThat(world.signIn(oldPhone(), home).isNew()).isTrue();
    }

    @Test
    void other_devices_are_signed_out_and_this_one_is_not() {
        SignedIn laptop = signInAgain();
        Caller lost = caller(laptop);

        confirm(askFor(next, member), next, member);

        assertThat(world.stores.sessions.live(lost.session(), world.clock.instant()))
                .isEmpty();
        assertThatThrownBy(() -> caller(laptop)).isInstanceOf(Refused.class);
        assertThat(caller(member).user()).isEqualTo(member.user().id());
    }

    @Test
    void who_cannot_prove_the_number_changes_nothing() {
        SentCode sent = askFor(next, member);

        assertRefused(
                LoginProblem.CODE_WRONG,
                () -> world.confirmPhoneChange.confirm(
                        caller(member), sent.challenge(), world.wrongCodeFor(next), home));

        assertThat(phoneOf(member)).contains(oldPhone());
    }

    @Test
    void a_code_works_once() {
        SentCode sent = askFor(next, member);
        confirm(sent, next, member);

        assertRefused(LoginProblem.CODE_GONE, () -> confirm(sent, next, member));
    }

    @Test
    void a_code_to_change_a_number_signs_nobody_in_and_the_other_way_round() {
        SentCode change = askFor(next, member);
        assertRefused(LoginProblem.CODE_GONE, () -> world.typeCode(change, world.latestCodeTo(next), home));

        PhoneNumber third = Some.phone();
        SentCode signIn = world.askForCode(third, home);
        assertRefused(LoginProblem.CODE_GONE, () -> confirm(signIn, third, member));
    }

    @Test
    void a_code_is_good_for_the_account_alone_that_asked_for_it() {
        SignedIn thief = world.member();
        SentCode sent = askFor(next, member);

        assertRefused(LoginProblem.CODE_GONE, () -> confirm(sent, next, thief));

        assertThat(confirm(sent, next, member).phone()).contains(next);
    }

    @Test
    void several_who_claim_one_number_do_not_disturb_each_other() {
        SignedIn other = world.member();
        SentCode mine = askFor(next, member);
        String myCode = world.latestCodeTo(next).digits();
        world.clock.advance(Duration.ofMinutes(1));
        SentCode theirs = askFor(next, other);

        User changed = world.confirmPhoneChange.confirm(caller(member), mine.challenge(), new LoginCode(myCode), home);

        assertThat(changed.phone()).contains(next);
        assertRefused(AccountProblem.PHONE_TAKEN, () -> confirm(theirs, next, other));
    }

    @Test
    void that_a_number_is_taken_is_told_to_its_owner_only() {
        PhoneNumber taken = world.member().user().phone().orElseThrow();
        world.clock.advance(Duration.ofMinutes(1));

        SentCode sent = askFor(taken, member);

        assertThat(sent.length()).isEqualTo(4);
        assertRefused(AccountProblem.PHONE_TAKEN, () -> confirm(sent, taken, member));
        assertThat(phoneOf(member)).contains(oldPhone());
        assertThat(caller(member).user()).isEqualTo(member.user().id());
    }

    @Test
    void of_many_confirmations_at_once_one_counts() {
        for (int round = 0; round < 10; round++) {
            PhoneNumber phone = Some.phone();
            SignedIn somebody = world.member();
            SentCode sent = askFor(phone, somebody);
            var code = world.latestCodeTo(phone);
            Caller caller = caller(somebody);

            List<Boolean> changed = AtOnce.call(8, i -> {
                try {
                    var unused = world.confirmPhoneChange.confirm(caller, sent.challenge(), code, home);
                    return true;
                } catch (Refused refused) {
                    return false;
                }
            });

            assertThat(changed.stream().filter(Boolean::booleanValue)).hasSize(1);
            assertThat(phoneOf(somebody)).contains(phone);
        }
    }

    @Test
    void a_session_that_was_proved_too_long_ago_cannot_begin_it() {
        world.clock.advance(World.PROOF_LIFE.plusSeconds(1));
        int sent = world.phones.textsTo(next).size();

        assertRefused(SessionProblem.PROOF_NEEDED, () -> askFor(next, member));

        assertThat(world.phones.textsTo(next)).hasSize(sent);
    }

    @Test
    void a_fresh_proof_opens_the_way_again() {
        world.clock.advance(World.PROOF_LIFE.plusSeconds(1));
        SentCode sent = world.requestProof.request(caller(member), home);
        world.deliverMessages.deliver();

        world.confirmProof.confirm(caller(member), sent.challenge(), world.latestCodeTo(oldPhone()), home);

        assertThat(lastEvent().action()).isEqualTo(AuditAction.PROVED_AGAIN);
        assertThat(confirm(askFor(next, member), next, member).phone()).contains(next);
    }

    @Test
    void a_proof_is_good_for_the_session_of_its_account_only() {
        SignedIn other = world.member();
        world.clock.advance(World.PROOF_LIFE.plusSeconds(1));
        SentCode sent = world.requestProof.request(caller(member), home);
        world.deliverMessages.deliver();

        assertRefused(
                LoginProblem.CODE_GONE,
                () -> world.confirmProof.confirm(
                        caller(other), sent.challenge(), world.latestCodeTo(oldPhone()), home));
        assertRefused(SessionProblem.PROOF_NEEDED, () -> askFor(next, other));
    }

    private SentCode askFor(PhoneNumber phone, SignedIn signedIn) {
        SentCode sent = world.requestPhoneChange.request(caller(signedIn), phone.e164(), home);
        world.deliverMessages.deliver();
        return sent;
    }

    private User confirm(SentCode sent, PhoneNumber phone, SignedIn signedIn) {
        return world.confirmPhoneChange.confirm(caller(signedIn), sent.challenge(), world.latestCodeTo(phone), home);
    }

    private SignedIn signInAgain() {
        world.clock.advance(Duration.ofMinutes(1));
        return world.signIn(oldPhone(), home);
    }

    private Caller caller(SignedIn signedIn) {
        return world.authenticate.caller(signedIn.tokens().accessToken());
    }

    @Test
    void the_first_proven_phone_of_an_empty_system_is_its_administrators() {
        World empty = new World(World.RULES, World.NO_LIMITS, true);
        Caller first = empty.callerOf(empty.passwords.signUp(Some.email(), "tea for 2 at noon"));
        SentCode sent = empty.requestPhoneChange.request(first, next.e164(), home);
        empty.deliverMessages.deliver();

        User changed = empty.confirmPhoneChange.confirm(first, sent.challenge(), empty.latestCodeTo(next), home);

        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        assertThat(last(empty.stores.audit.written()).details()).containsEntry("role", "admin");
    }

    private PhoneNumber oldPhone() {
        return member.user().phone().orElseThrow();
    }

    private Optional<PhoneNumber> phoneOf(SignedIn signedIn) {
        return world.stores.accounts.find(signedIn.user().id()).flatMap(User::phone);
    }

    private AuditEvent lastEvent() {
        return last(world.stores.audit.written());
    }

    private AuditEvent event(AuditAction action) {
        return world.stores.audit.written().stream()
                .filter(event -> event.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T last(List<T> items) {
        return items.get(items.size() - 1);
    }

    private static void assertRefused(Problem problem, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
