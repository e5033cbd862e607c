package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InvitationCode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may open an account where not everybody may. */
class PhoneLoginRegistrationTest {
    private final Origin home = Some.origin();
    private final PhoneNumber phone = Some.phone();

    @Test
    void the_first_administrator_comes_in_though_nobody_else_may() {
        for (Registration registration : Registration.values()) {
            assertThat(new World(registration).member().user().role()).isEqualTo(Role.ADMIN);
        }
    }

    @Test
    void nobody_opens_an_account_where_registration_is_closed_not_even_with_a_code() {
        World world = new World(Registration.CLOSED);
        InvitationCode invite = world.member().user().inviteCode();
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> world.typeCode(sent, world.latestCodeTo(phone), home))
                .hasMessage("registration.closed");
        assertThatThrownBy(() -> world.typeCode(sent, world.latestCodeTo(phone), invite, home))
                .hasMessage("registration.closed");

        assertThat(world.stores.accounts.isTaken(phone)).isFalse();
        assertThat(world.stores.audit.written()).last().satisfies(event -> {
            assertThat(event.action()).isEqualTo(AuditAction.SIGN_IN_REFUSED);
            assertThat(event.details()).isEqualTo(Map.of("reason", "registration.closed"));
        });
    }

    @Test
    void who_has_no_invite_keeps_the_login_code_and_comes_in_with_one() {
        World world = new World(Registration.INVITE);
        InvitationCode invite = world.member().user().inviteCode();
        SentCode sent = world.askForCode(phone, home);

        for (int i = 0; i < World.RULES.guesses() - 1; i++) {
            assertThatThrownBy(() -> world.typeCode(sent, world.latestCodeTo(phone), home))
                    .hasMessage("registration.invite_needed");
        }
        SignedIn signedIn = world.typeCode(sent, world.latestCodeTo(phone), invite, home);

        assertThat(signedIn.isNew()).isTrue();
        assertThat(signedIn.user().activatedInviteCode()).contains(invite);
    }

    @Test
    void who_has_an_account_signs_in_as_ever() {
        for (Registration registration : Registration.values()) {
            World world = new World(registration);
            SignedIn first = world.signIn(phone, home);
            world.clock.advance(Duration.ofMinutes(1));

            assertThat(world.signIn(phone, home).user().id())
                    .isEqualTo(first.user().id());
        }
    }

    @Test
    void a_phone_without_an_account_is_told_from_one_with_an_account_only_by_who_has_it() {
        World world = new World(Registration.CLOSED);
        PhoneNumber known = Some.phone();
        world.signIn(known, home);
        world.clock.advance(Duration.ofMinutes(1));
        SentCode toKnown = world.askForCode(known, home);
        SentCode toUnknown = world.askForCode(phone, home);

        assertThat(toUnknown.length()).isEqualTo(toKnown.length());
        assertThat(toUnknown.expiresIn()).isEqualTo(toKnown.expiresIn());
        assertThat(toUnknown.resendIn()).isEqualTo(toKnown.resendIn());
        assertThatThrownBy(() -> world.typeCode(toKnown, world.wrongCodeFor(known), home))
                .hasMessage("login.code_wrong");
        assertThatThrownBy(() -> world.typeCode(toUnknown, world.wrongCodeFor(phone), home))
                .hasMessage("login.code_wrong");
    }
}
