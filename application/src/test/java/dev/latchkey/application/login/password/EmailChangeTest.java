package dev.latchkey.application.login.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Another address for an account, and what a thief of a session may not do with it. */
class EmailChangeTest {
    private static final String TEA = "tea for 2 at noon";

    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Origin home = Some.origin();
    private final EmailAddress old = Some.email();
    private final EmailAddress next = new EmailAddress("Next-" + Some.email().value());
    private final SignedIn member = world.passwords.signUp(old, TEA);

    @Test
    void the_account_has_the_address_that_was_proved_and_signs_in_with_it() {
        askFor(next, member);
        assertThat(emailOf(member)).contains(old);

        User changed = confirm(next, member);

        assertThat(changed.email()).contains(next);
        assertThat(changed.emailVerified()).isTrue();
        assertThat(world.passwords.logIn(next.value(), TEA).user().id())
                .isEqualTo(member.user().id());
        assertRefused(LoginProblem.REFUSED, () -> world.passwords.logIn(old.value(), TEA));
        assertThat(event(AuditAction.EMAIL_CHANGED).details())
                .containsEntry("from", old.masked())
                .containsEntry("to", next.masked());
    }

    @Test
    void the_old_address_is_told_and_free_and_the_new_one_is_not_told() {
        askFor(next, member);
        confirm(next, member);

        assertThat(world.stores.letters.to(old)).contains(LetterKind.EMAIL_CHANGED);
        assertThat(world.stores.letters.to(next)).containsExactly(LetterKind.CHANGE_EMAIL);
        assertThat(world.passwords.signUp(old, TEA).isNew()).isTrue();
    }

    @Test
    void a_first_address_is_told_to_the_phone() {
        SignedIn caller = world.member();
        askFor(next, caller);

        confirm(next, caller);
        world.deliverMessages.deliver();

        List<String> texts = world.phones.textsTo(caller.user().phone().orElseThrow());
        assertThat(texts.get(texts.size() - 1)).isEqualTo("EMAIL_ADDED EN");
    }

    @Test
    void other_devices_are_signed_out_and_this_one_is_not() {
        SignedIn laptop = world.passwords.logIn(old.value(), TEA);
        askFor(next, member);

        confirm(next, member);

        assertThatThrownBy(() -> world.callerOf(laptop)).isInstanceOf(Refused.class);
        assertThat(world.callerOf(member).user()).isEqualTo(member.user().id());
    }

    @Test
    void links_to_the_old_address_are_worth_nothing_afterwards() {
        String verification = world.passwords.tokenTo(old, LetterKind.VERIFY_EMAIL);
        world.passwords.forgotPassword.forgot(old, home);
        String reset = world.passwords.tokenTo(old, LetterKind.RESET_PASSWORD);
        askFor(next, member);
        confirm(next, member);

        assertRefused(LoginProblem.LINK_GONE, () -> world.passwords.verifyEmail.verify(verification, home));
        assertRefused(
                LoginProblem.LINK_GONE,
                () -> world.passwords.resetPassword.reset(reset, new Password("coffee for 3 at ten"), home));
    }

    @Test
    void a_link_works_once_and_for_the_account_alone_that_asked_for_it() {
        SignedIn thief = world.member();
        askFor(next, member);

        assertRefused(LoginProblem.LINK_GONE, () -> confirm(next, thief));
        assertThat(confirm(next, member).email()).contains(next);
        assertRefused(LoginProblem.LINK_GONE, () -> confirm(next, member));
    }

    @Test
    void a_link_for_one_purpose_is_good_for_no_other() {
        askFor(next, member);
        String change = world.passwords.tokenTo(next, LetterKind.CHANGE_EMAIL);
        String verification = world.passwords.tokenTo(old, LetterKind.VERIFY_EMAIL);

        assertRefused(LoginProblem.LINK_GONE, () -> world.passwords.verifyEmail.verify(change, home));
        assertRefused(
                LoginProblem.LINK_GONE,
                () -> world.passwords.confirmEmailChange.confirm(world.callerOf(member), verification, home));
        assertThat(confirm(next, member).email()).contains(next);
    }

    @Test
    void that_an_address_is_taken_is_told_only_to_whoever_reads_its_letters() {
        world.passwords.signUp(next, TEA);
        world.passwords.verifyEmail.verify(world.passwords.tokenTo(next, LetterKind.VERIFY_EMAIL), home);

        askFor(next, member);

        assertRefused(AccountProblem.EMAIL_TAKEN, () -> confirm(next, member));
        assertRefused(AccountProblem.EMAIL_TAKEN, () -> confirm(next, member));
        assertThat(emailOf(member)).contains(old);
        assertThat(world.callerOf(member).user()).isEqualTo(member.user().id());
    }

    @Test
    void who_only_wrote_an_address_loses_it_to_its_reader_and_is_signed_out() {
        SignedIn squatter = world.passwords.signUp(next, TEA);
        String verification = world.passwords.tokenTo(next, LetterKind.VERIFY_EMAIL);
        world.passwords.forgotPassword.forgot(next, home);
        String reset = world.passwords.tokenTo(next, LetterKind.RESET_PASSWORD);
        SignedIn reader = world.member();
        askFor(next, reader);

        assertThat(confirm(next, reader).emailVerified()).isTrue();

        assertThat(emailOf(squatter)).isEmpty();
        assertRefused(SessionProblem.TOKEN_INVALID, () -> world.callerOf(squatter));
        assertRefused(LoginProblem.REFUSED, () -> world.passwords.logIn(next.value(), TEA));
        assertRefused(LoginProblem.LINK_GONE, () -> world.passwords.verifyEmail.verify(verification, home));
        assertRefused(
                LoginProblem.LINK_GONE,
                () -> world.passwords.resetPassword.reset(reset, new Password("coffee for 3 at ten"), home));
        AuditEvent released = event(AuditAction.EMAIL_RELEASED);
        assertThat(released.subject()).contains(squatter.user().id());
        assertThat(released.details()).containsEntry("email", next.masked());
    }

    @Test
    void who_loses_an_address_keeps_other_ways_in_and_is_told_by_them() {
        PhoneNumber phone = Some.phone();
        SignedIn holder = world.passwords.signUp(next, TEA);
        var unused = world.stores.accounts.movePhone(holder.user().id(), phone, world.clock.instant());
        SignedIn reader = world.member();
        askFor(next, reader);

        assertThat(confirm(next, reader).email()).contains(next);
        world.deliverMessages.deliver();

        assertThat(world.phones.textsTo(phone)).containsExactly("EMAIL_RELEASED EN");
        assertThat(world.stores.letters.to(next)).doesNotContain(LetterKind.EMAIL_RELEASED);
        assertThat(world.signIn(phone, home).user().id())
                .isEqualTo(holder.user().id());
    }

    @Test
    void a_session_that_was_proved_too_long_ago_cannot_begin_it() {
        world.clock.advance(World.PROOF_LIFE.plusSeconds(1));

        assertRefused(SessionProblem.PROOF_NEEDED, () -> askFor(next, member));

        assertThat(world.stores.letters.to(next)).isEmpty();
    }

    @Test
    void an_address_that_the_account_has_proved_is_asked_for_in_vain_and_without_a_proof() {
        askFor(next, member);
        confirm(next, member);
        world.clock.advance(World.PROOF_LIFE.plusSeconds(1));

        askFor(new EmailAddress(next.value().toLowerCase(Locale.ROOT)), member);

        assertThat(world.stores.letters.to(next)).hasSize(1);
    }

    @Test
    void a_link_dies_with_its_time() {
        askFor(next, member);
        world.clock.advance(Passworders.RULES.verificationLife());
        SignedIn again = world.passwords.logIn(old.value(), TEA);

        assertRefused(LoginProblem.LINK_GONE, () -> confirm(next, again));
    }

    @Test
    void nobodys_mailbox_is_filled() {
        World limited = new World();
        List<Problem> told = IntStream.range(0, 4)
                .mapToObj(i -> {
                    SignedIn somebody = limited.member();
                    try {
                        limited.passwords.requestEmailChange.request(limited.callerOf(somebody), next, home);
                        return Optional.<Problem>empty();
                    } catch (Refused refused) {
                        return Optional.of(refused.problem());
                    }
                })
                .flatMap(Optional::stream)
                .toList();

        assertThat(told).containsExactly(LimitProblem.EXCEEDED);
        assertThat(limited.stores.letters.to(next)).hasSize(3);
    }

    @Test
    void of_many_who_prove_one_address_at_once_one_gets_it() {
        for (int round = 0; round < 20; round++) {
            EmailAddress wanted = Some.email();
            List<SignedIn> people =
                    IntStream.range(0, 4).mapToObj(i -> world.member()).toList();
            List<Caller> callers = people.stream().map(world::callerOf).toList();
            List<String> tokens = people.stream()
                    .map(somebody -> {
                        askFor(wanted, somebody);
                        return world.passwords.tokenTo(wanted, LetterKind.CHANGE_EMAIL);
                    })
                    .toList();

            List<Boolean> got = AtOnce.call(8, i -> {
                try {
                    var unused =
                            world.passwords.confirmEmailChange.confirm(callers.get(i / 2), tokens.get(i / 2), home);
                    return true;
                } catch (Refused refused) {
                    return false;
                }
            });

            assertThat(got.stream().filter(Boolean::booleanValue)).hasSize(1);
            assertThat(people.stream().filter(somebody -> emailOf(somebody).equals(Optional.of(wanted))))
                    .hasSize(1);
        }
    }

    @Test
    void the_first_proven_address_of_an_empty_system_is_its_administrators() {
        World empty = new World(World.RULES, World.NO_LIMITS, true);
        SignedIn first = empty.passwords.signUp(old, TEA);
        empty.passwords.requestEmailChange.request(empty.callerOf(first), next, home);

        User changed = empty.passwords.confirmEmailChange.confirm(
                empty.callerOf(first), empty.passwords.tokenTo(next, LetterKind.CHANGE_EMAIL), home);

        assertThat(changed.role()).isEqualTo(Role.ADMIN);
    }

    private void askFor(EmailAddress email, SignedIn signedIn) {
        world.clock.advance(Duration.ofMillis(1));
        world.passwords.requestEmailChange.request(world.callerOf(signedIn), email, home);
    }

    private User confirm(EmailAddress email, SignedIn signedIn) {
        String token = world.passwords.tokenTo(email, LetterKind.CHANGE_EMAIL);
        return world.passwords.confirmEmailChange.confirm(world.callerOf(signedIn), token, home);
    }

    private Optional<EmailAddress> emailOf(SignedIn signedIn) {
        return world.stores.accounts.find(signedIn.user().id()).flatMap(User::email);
    }

    private AuditEvent event(AuditAction action) {
        return world.stores.audit.written().stream()
                .filter(event -> event.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(Problem problem, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
