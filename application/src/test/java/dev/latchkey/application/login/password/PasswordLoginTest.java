package dev.latchkey.application.login.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PasswordLoginTest {
    private static final String TEA = "tea for 2 at noon";
    private static final String COFFEE = "coffee for 3 at ten";

    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Passworders passwords = world.passwords;
    private final EmailAddress email = Some.email();

    @Test
    void who_signs_up_is_signed_in_and_can_sign_in_again() {
        SignedIn in = passwords.signUp(email, TEA);

        assertThat(in.isNew()).isTrue();
        assertThat(in.user().email()).contains(email);
        assertThat(in.user().emailVerified()).isFalse();
        assertThat(passwords
                        .logIn(email.value().toUpperCase(Locale.ROOT), TEA)
                        .user()
                        .id())
                .isEqualTo(in.user().id());
    }

    @Test
    void wrong_and_unknown_are_refused_alike_with_as_much_work() {
        passwords.signUp(email, TEA);
        int before = world.passwordHasher.checks();

        assertRefused(() -> passwords.logIn(email.value(), COFFEE), "login.refused");
        assertRefused(() -> passwords.logIn(Some.email().value(), COFFEE), "login.refused");
        assertRefused(() -> passwords.logIn("", COFFEE), "login.refused");

        assertThat(world.passwordHasher.checks() - before).isEqualTo(3);
    }

    @Test
    void an_account_without_a_password_opens_to_none() {
        User member = world.member().user();
        Username username = Some.username();
        world.stores.accounts.change(member.id(), draft -> draft.username = Optional.of(username));

        for (String typed : new String[] {"", TEA, "twin$decoy"}) {
            assertRefused(() -> passwords.logIn(username.value(), typed), "login.refused");
        }
    }

    @Test
    void what_is_longer_than_any_password_is_refused_without_work() {
        passwords.signUp(email, TEA);
        int before = world.passwordHasher.checks();

        assertRefused(() -> passwords.logIn(email.value(), "x".repeat(257)), "login.refused");

        assertThat(world.passwordHasher.checks()).isEqualTo(before);
    }

    @Test
    void a_ban_is_told_after_the_right_password_only() {
        User user = passwords.signUp(email, TEA).user();
        world.ban(user.id());

        assertRefused(() -> passwords.logIn(email.value(), COFFEE), "login.refused");
        assertRefused(() -> passwords.logIn(email.value(), TEA), "account.banned");
    }

    @Test
    void an_outdated_hash_is_replaced_at_the_next_right_log_in_only() {
        User user = passwords.signUp(email, TEA).user();
        PasswordHash old = world.stores.passwords.of(user.id()).orElseThrow();
        world.passwordHasher.becomeStronger();

        assertRefused(() -> passwords.logIn(email.value(), COFFEE), "login.refused");
        assertThat(world.stores.passwords.of(user.id())).contains(old);

        passwords.logIn(email.value(), TEA);
        PasswordHash fresh = world.stores.passwords.of(user.id()).orElseThrow();
        assertThat(fresh).isNotEqualTo(old);

        passwords.logIn(email.value(), TEA);
        assertThat(world.stores.passwords.of(user.id())).contains(fresh);
    }

    @Test
    void only_students_and_teachers_sign_up() {
        assertThat(applied(Role.TEACHER, Optional.empty()).user().role()).isEqualTo(Role.TEACHER);
        assertThat(applied(Role.STUDENT, Optional.empty()).user().role()).isEqualTo(Role.STUDENT);
        assertRefused(() -> applied(Role.MODERATOR, Optional.empty()), "account.not_allowed");
        assertRefused(() -> applied(Role.ADMIN, Optional.empty()), "account.not_allowed");
    }

    @Test
    void a_bad_invite_code_is_told_and_nothing_is_opened() {
        assertThatThrownBy(() -> applied(Role.STUDENT, Optional.of(Some.inviteCode())))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.code()).isEqualTo("invite.unknown"));
        InviteCode good = world.member().user().inviteCode();

        assertThat(applied(Role.STUDENT, Optional.of(good)).user().activatedInviteCode())
                .contains(good);
    }

    @Test
    void a_taken_address_is_told_at_sign_up_and_keeps_its_password() {
        passwords.signUp(email, TEA);

        assertRefused(() -> passwords.signUp(email, COFFEE), "account.email_taken");

        assertThatCode(() -> passwords.logIn(email.value(), TEA)).doesNotThrowAnyException();
    }

    @Test
    void weak_and_stolen_passwords_are_refused_at_every_door() {
        SignedIn in = passwords.signUp(email, TEA);
        passwords.forgotPassword.forgot(email, Some.origin());
        String token = passwords.tokenTo(email, LetterKind.RESET_PASSWORD);

        for (String weak : new String[] {"short", "password1", Passworders.STOLEN, email.value()}) {
            Password wanted = new Password(weak);
            assertWeak(() -> passwords.signUp(email, weak));
            assertWeak(() -> passwords.changePassword.change(
                    world.callerOf(in), Optional.of(new Password(TEA)), wanted, Some.origin()));
            assertWeak(() -> passwords.resetPassword.reset(token, wanted, Some.origin()));
        }
        passwords.resetPassword.reset(token, new Password(COFFEE), Some.origin());
    }

    @Test
    void a_stranger_cannot_use_up_what_is_allowed_for_an_account() {
        World limited = new World();
        limited.passwords.signUp(email, TEA);
        Origin stranger = Some.origin();

        for (int i = 0; i < 10; i++) {
            assertRefused(() -> limited.passwords.logIn(email.value(), COFFEE, stranger), "login.refused");
        }
        for (int i = 0; i < 200; i++) {
            assertRefused(() -> limited.passwords.logIn(email.value(), COFFEE, stranger), "limit.exceeded");
        }

        assertThatCode(() -> limited.passwords.logIn(email.value(), TEA, Some.origin()))
                .doesNotThrowAnyException();
    }

    @Test
    void many_strangers_do_not_lock_the_owner_out_at_home() {
        World limited = new World();
        limited.passwords.signUp(email, TEA);
        Origin home = Some.origin();
        limited.passwords.logIn(email.value(), TEA, home);

        for (int i = 0; i < 98; i++) {
            assertRefused(() -> limited.passwords.logIn(email.value(), COFFEE), "login.refused");
        }
        assertRefused(() -> limited.passwords.logIn(email.value(), COFFEE), "login.refused");
        assertRefused(() -> limited.passwords.logIn(email.value(), TEA), "limit.exceeded");

        assertThatCode(() -> limited.passwords.logIn(email.value(), TEA, home)).doesNotThrowAnyException();
    }

    @Test
    void names_of_nobody_are_limited_like_all_others() {
        World limited = new World();
        Origin stranger = Some.origin();
        for (int i = 0; i < 10; i++) {
            assertRefused(() -> limited.passwords.logIn("Nobody", COFFEE, stranger), "login.refused");
        }

        assertRefused(() -> limited.passwords.logIn("nobody", COFFEE, stranger), "limit.exceeded");
    }

    @Test
    void another_password_ends_all_other_sessions_and_the_owner_is_told() {
        SignedIn here = passwords.signUp(email, TEA);
        SignedIn there = passwords.logIn(email.value(), TEA);
        int rings = world.rings.get();

        change(here, Optional.of(TEA), COFFEE);

        assertThatCode(() -> world.callerOf(here)).doesNotThrowAnyException();
        assertRefused(() -> world.callerOf(there), "token.invalid");
        assertThat(world.rings.get()).isGreaterThan(rings);
        assertRefused(() -> passwords.logIn(email.value(), TEA), "login.refused");
        passwords.logIn(email.value(), COFFEE);
        assertThat(world.stores.letters.of(LetterKind.PASSWORD_CHANGED, email)).hasSize(1);
    }

    @Test
    void the_current_password_is_needed() {
        SignedIn in = passwords.signUp(email, TEA);

        assertRefused(() -> change(in, Optional.of("something else"), COFFEE), "password.wrong");
        assertThatThrownBy(() -> change(in, Optional.empty(), COFFEE)).isInstanceOf(InvalidValue.class);

        passwords.logIn(email.value(), TEA);
    }

    @Test
    void a_first_password_needs_a_fresh_proof() {
        SignedIn member = world.member();
        world.clock.advance(Duration.ofMinutes(11));
        assertRefused(() -> change(member, Optional.empty(), TEA), "session.proof_needed");
        world.clock.advance(Duration.ofMinutes(2));
        SignedIn again = world.signIn(member.user().phone().orElseThrow(), Some.origin());

        change(again, Optional.empty(), TEA);

        assertThat(world.stores.passwords.of(again.user().id())).isPresent();
    }

    @Test
    void a_reset_puts_out_whoever_was_in_and_proves_the_address() {
        SignedIn squatter = passwords.signUp(email, TEA);
        passwords.forgotPassword.forgot(email, Some.origin());

        passwords.resetPassword.reset(
                passwords.tokenTo(email, LetterKind.RESET_PASSWORD), new Password(COFFEE), Some.origin());

        assertRefused(() -> world.callerOf(squatter), "token.invalid");
        assertRefused(() -> passwords.logIn(email.value(), TEA), "login.refused");
        assertThat(passwords.logIn(email.value(), COFFEE).user().emailVerified())
                .isTrue();
    }

    @Test
    void a_reset_link_dies_with_its_use_with_the_next_one_with_a_change_and_with_time() {
        SignedIn in = passwords.signUp(email, TEA);
        String first = link();
        String second = link();
        assertGone(first);
        passwords.resetPassword.reset(second, new Password(COFFEE), Some.origin());
        assertGone(second);

        String third = link();
        change(passwords.logIn(email.value(), COFFEE), Optional.of(COFFEE), TEA);
        assertGone(third);

        String fourth = link();
        world.clock.advance(Duration.ofMinutes(30));
        assertGone(fourth);

        String fifth = link();
        world.ban(in.user().id());
        assertGone(fifth);
        assertGone("nonsense");
    }

    @Test
    void nothing_is_sent_where_nobody_or_somebody_else_may_be() {
        passwords.forgotPassword.forgot(Some.email(), Some.origin());
        SignedIn in = passwords.signUp(email, TEA);
        world.stores.accounts.change(in.user().id(), user -> user.phone = Optional.of(Some.phone()));

        passwords.forgotPassword.forgot(email, Some.origin());

        assertThat(world.stores.letters.of(LetterKind.RESET_PASSWORD, email)).isEmpty();
    }

    @Test
    void letters_to_one_address_are_limited_and_nobody_is_told() {
        World limited = new World();
        limited.passwords.signUp(email, TEA);

        for (int i = 0; i < 10; i++) {
            limited.passwords.forgotPassword.forgot(email, Some.origin());
        }

        assertThat(limited.stores.letters.of(LetterKind.RESET_PASSWORD, email)).hasSize(3);
    }

    @Test
    void the_first_account_becomes_administrator_when_its_address_is_verified() {
        World first = new World(World.RULES, World.NO_LIMITS, true);
        SignedIn in = first.passwords.signUp(email, TEA);
        assertThat(in.user().role()).isEqualTo(Role.STUDENT);

        first.passwords.verifyEmail.verify(first.passwords.tokenTo(email, LetterKind.VERIFY_EMAIL), Some.origin());

        User user = first.stores.accounts.find(in.user().id()).orElseThrow();
        assertThat(user.role()).isEqualTo(Role.ADMIN);
        assertThat(user.emailVerified()).isTrue();
    }

    @Test
    void a_verification_can_be_sent_again_until_the_address_is_verified() {
        SignedIn in = passwords.signUp(email, TEA);
        String first = passwords.tokenTo(email, LetterKind.VERIFY_EMAIL);
        passwords.sendVerification.send(world.callerOf(in), Some.origin());
        String second = passwords.tokenTo(email, LetterKind.VERIFY_EMAIL);

        assertRefused(() -> passwords.verifyEmail.verify(first, Some.origin()), "login.link_gone");
        passwords.verifyEmail.verify(second, Some.origin());
        assertRefused(() -> passwords.verifyEmail.verify(second, Some.origin()), "login.link_gone");
        assertRefused(
                () -> passwords.sendVerification.send(world.callerOf(in), Some.origin()), "account.nothing_to_verify");
    }

    private SignedIn applied(Role role, Optional<InviteCode> invite) {
        return passwords.signUp.signUp(
                new SignUp.Application(Some.email(), new Password(TEA), Newcomer.SILENT, role, invite), Some.origin());
    }

    @Test
    void a_password_proves_a_session_afresh_and_a_wrong_one_does_not() {
        SignedIn in = passwords.signUp(email, TEA);
        world.clock.advance(Duration.ofMinutes(11));
        Caller caller = world.callerOf(in);
        assertRefused(() -> world.requireProof.of(caller), "session.proof_needed");

        assertRefused(() -> prove(caller, COFFEE), "password.wrong");
        assertRefused(() -> world.requireProof.of(caller), "session.proof_needed");
        prove(caller, TEA);

        world.requireProof.of(caller);
        assertThat(world.stores.audit.written())
                .extracting(AuditEvent::action)
                .contains(AuditAction.PASSWORD_WRONG, AuditAction.PROVED_AGAIN);
    }

    @Test
    void who_has_no_password_proves_nothing_with_one_and_it_takes_as_much_work() {
        Caller caller = world.callerOf(world.member());
        int before = world.passwordHasher.checks();

        assertRefused(() -> prove(caller, TEA), "password.wrong");
        assertRefused(() -> prove(caller, "twin$decoy"), "password.wrong");

        assertThat(world.passwordHasher.checks() - before).isEqualTo(2);
    }

    @Test
    void proofs_by_password_are_counted_with_those_at_the_door() {
        World limited = new World();
        Caller caller = limited.callerOf(limited.passwords.signUp(email, TEA));
        Passworders doors = limited.passwords;
        Origin here = Some.origin();
        for (int i = 0; i < 5; i++) {
            assertRefused(() -> doors.logIn(email.value(), COFFEE, here), "login.refused");
            assertRefused(() -> doors.proveByPassword.prove(caller, new Password(COFFEE), here), "password.wrong");
        }

        assertRefused(() -> doors.proveByPassword.prove(caller, new Password(TEA), here), "limit.exceeded");
        assertRefused(() -> doors.logIn(email.value(), TEA, here), "limit.exceeded");
    }

    @Test
    void the_sign_up_of_a_teacher_is_written_down_as_one() {
        UserId teacher = applied(Role.TEACHER, Optional.empty()).user().id();

        assertThat(world.stores.audit.written())
                .filteredOn(event -> event.action() == AuditAction.ACCOUNT_OPENED
                        && event.subject().equals(Optional.of(teacher)))
                .singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("role", "teacher"));
    }

    /** All of them may have shown the right password before the first of them has another. */
    @Test
    void of_many_changes_at_once_one_counts() {
        for (int round = 0; round < 30; round++) {
            EmailAddress address = Some.email();
            Caller caller = world.callerOf(passwords.signUp(address, TEA));

            List<Boolean> changed = AtOnce.call(8, i -> isChanged(caller, "cocoa for " + i + " at ten"));

            assertThat(changed).containsOnlyOnce(true);
            String kept = "cocoa for " + changed.indexOf(true) + " at ten";
            assertThatCode(() -> passwords.logIn(address.value(), kept)).doesNotThrowAnyException();
        }
    }

    private boolean isChanged(Caller caller, String wanted) {
        try {
            passwords.changePassword.change(
                    caller, Optional.of(new Password(TEA)), new Password(wanted), Some.origin());
            return true;
        } catch (Refused refused) {
            assertThat(refused.problem()).isEqualTo(LoginProblem.PASSWORD_WRONG);
            return false;
        }
    }

    private void prove(Caller caller, String password) {
        passwords.proveByPassword.prove(caller, new Password(password), Some.origin());
    }

    private void change(SignedIn in, Optional<String> current, String wanted) {
        passwords.changePassword.change(
                world.callerOf(in), current.map(Password::new), new Password(wanted), Some.origin());
    }

    private String link() {
        passwords.forgotPassword.forgot(email, Some.origin());
        return passwords.tokenTo(email, LetterKind.RESET_PASSWORD);
    }

    private void assertGone(String token) {
        assertRefused(
                () -> passwords.resetPassword.reset(token, new Password("juice for 4 at six"), Some.origin()),
                "login.link_gone");
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).hasMessage(code);
    }

    private static void assertWeak(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.code()).isEqualTo("password.weak"));
    }
}
