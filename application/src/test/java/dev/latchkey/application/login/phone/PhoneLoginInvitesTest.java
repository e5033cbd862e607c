package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.SignIn;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Invite codes that come along with a sign-in. */
class PhoneLoginInvitesTest {
    private static final InviteCode NOBODYS = new InviteCode("AAAAA0");

    private final World world = new World();
    private final PhoneNumber phone = Some.phone();
    private final Origin home = Some.origin();

    @Test
    void a_newcomer_comes_through_the_owner_of_the_code() {
        User inviter = world.member().user();
        InviteCode typed = new InviteCode(inviter.inviteCode().value().toLowerCase(Locale.ROOT));

        SignedIn signedIn = signInWith(typed);

        assertThat(signedIn.isNew()).isTrue();
        assertThat(signedIn.user().activatedInviteCode()).contains(inviter.inviteCode());
        assertThat(stored(signedIn.user())).isEqualTo(signedIn.user());
        assertThat(stored(inviter).invitedCount()).isEqualTo(1);
        assertThat(world.stores.audit.written().stream().map(AuditEvent::action))
                .contains(AuditAction.INVITE_ACTIVATED);
    }

    @Test
    void a_code_of_nobody_is_told_before_a_guess_is_spent() {
        SentCode sent = world.askForCode(phone, home);

        InvalidValue invalid = catchThrowableOfType(
                InvalidValue.class, () -> world.typeCode(sent, world.latestCodeTo(phone), NOBODYS, home));

        assertThat(invalid.field()).isEqualTo("invite_code");
        assertThat(invalid.code()).isEqualTo("invite.unknown");
        assertThat(wrongGuesses()).isZero();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> world.typeCode(sent, world.wrongCodeFor(phone), home))
                    .hasMessage("login.code_wrong");
        }
        assertThat(world.typeCode(sent, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void the_code_of_a_banned_account_is_told_to_be_nobodys() {
        User banned = world.member().user();
        world.ban(banned.id());
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> world.typeCode(sent, world.latestCodeTo(phone), banned.inviteCode(), home))
                .isInstanceOf(InvalidValue.class);
        assertThat(wrongGuesses()).isZero();
    }

    @Test
    void who_has_no_challenge_learns_nothing_about_invite_codes() {
        SentCode sent = world.askForCode(phone, home);
        world.clock.advance(Duration.ofMinutes(2));

        assertThatThrownBy(() -> world.typeCode(sent, world.latestCodeTo(phone), NOBODYS, home))
                .hasMessage("login.code_gone");
    }

    @Test
    void a_wrong_login_code_leaves_the_invite_code_alone() {
        User inviter = world.member().user();
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> world.typeCode(sent, world.wrongCodeFor(phone), inviter.inviteCode(), home))
                .hasMessage("login.code_wrong");

        assertThat(stored(inviter).invitedCount()).isZero();
    }

    @Test
    void who_has_an_account_without_an_inviter_enters_the_code_at_sign_in() {
        User inviter = world.member().user();
        world.signIn(phone, home);
        world.clock.advance(Duration.ofMinutes(1));

        SignedIn signedIn = signInWith(inviter.inviteCode());

        assertThat(signedIn.isNew()).isFalse();
        assertThat(signedIn.user().activatedInviteCode()).contains(inviter.inviteCode());
        assertThat(stored(inviter).invitedCount()).isEqualTo(1);
    }

    @Test
    void who_has_an_inviter_signs_in_and_keeps_the_inviter() {
        User first = world.member().user();
        User second = world.member().user();
        signInWith(first.inviteCode());
        world.clock.advance(Duration.ofMinutes(1));

        SignedIn signedIn = signInWith(second.inviteCode());

        assertThat(signedIn.user().activatedInviteCode()).contains(first.inviteCode());
        assertThat(stored(second).invitedCount()).isZero();
    }

    @Test
    void ones_own_code_is_ignored_at_sign_in() {
        User me = world.signIn(phone, home).user();
        world.clock.advance(Duration.ofMinutes(1));

        SignedIn signedIn = signInWith(me.inviteCode());

        assertThat(signedIn.user().activatedInviteCode()).isEmpty();
    }

    @Test
    void the_code_of_somebody_who_came_through_me_is_ignored_at_sign_in() {
        User me = world.signIn(phone, home).user();
        PhoneNumber friendsPhone = Some.phone();
        SentCode sent = world.askForCode(friendsPhone, home);
        User friend = world.typeCode(sent, world.latestCodeTo(friendsPhone), me.inviteCode(), home)
                .user();
        world.clock.advance(Duration.ofMinutes(1));

        SignedIn signedIn = signInWith(friend.inviteCode());

        assertThat(signedIn.user().activatedInviteCode()).isEmpty();
        assertThat(stored(me).invitedCount()).isEqualTo(1);
    }

    @Test
    void a_newcomer_whose_inviter_was_banned_at_this_very_moment_has_lost_nothing() {
        User inviter = world.member().user();
        world.ban(inviter.id());
        int eventsBefore = world.stores.audit.written().size();
        AtomicInteger taken = new AtomicInteger();
        SignIn.Proof proof = new SignIn.Proof(AuthMethod.SMS, now -> {
            int unused = taken.incrementAndGet();
            return world.findOrOpenAccount.enter(phone, Newcomer.SILENT, home, now);
        });

        // As VerifyLoginCode calls it after it has seen that the code is somebody's.
        InvalidValue invalid = catchThrowableOfType(
                InvalidValue.class, () -> world.signIn.grant(proof, Optional.of(inviter.inviteCode()), home));

        assertThat(invalid.field()).isEqualTo("invite_code");
        assertThat(invalid.code()).isEqualTo("invite.unknown");
        assertThat(taken).hasValue(1);
        assertThat(world.stores.accounts.signInByPhone(phone, Some.NOW)).isEmpty();
        assertThat(world.stores.audit.written()).hasSize(eventsBefore);
    }

    private SignedIn signInWith(InviteCode invite) {
        SentCode sent = world.askForCode(phone, home);
        return world.typeCode(sent, world.latestCodeTo(phone), invite, home);
    }

    private int wrongGuesses() {
        return world.stores
                .challenges
                .guessesAt(phone, home.network(), world.clock.instant())
                .wrongForPhone();
    }

    private User stored(User user) {
        return world.stores.accounts.find(user.id()).orElseThrow();
    }
}
