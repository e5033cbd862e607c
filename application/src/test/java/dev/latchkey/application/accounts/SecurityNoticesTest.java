package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.LetterKind;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After every change that matters, every way to the owner is told: AS-6.3.7, NI-18. */
class SecurityNoticesTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, false);
    private final Origin here = Some.origin();
    private final EmailAddress email = Some.email();
    private final SignedIn member = world.member();
    private final PhoneNumber phone = member.user().phone().orElseThrow();

    @BeforeEach
    void has_a_proved_address() {
        world.stores.accounts.change(member.user().id(), user -> {
            user.email = Optional.of(email);
            user.emailVerified = true;
        });
    }

    @Test
    void of_a_new_password() {
        world.passwords.changePassword.change(caller(), Optional.empty(), new Password("tea for 2 at noon"), here);

        assertThat(texts()).containsExactly("PASSWORD_CHANGED EN");
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.PASSWORD_CHANGED);
        Letter letter =
                world.stores.letters.of(LetterKind.PASSWORD_CHANGED, email).get(0);
        assertThat(letter.details()).containsEntry("ip", here.address()).containsEntry("device", here.device());
    }

    @Test
    void of_a_password_that_was_set_by_a_link() {
        world.passwords.forgotPassword.forgot(email, here);
        String token = world.passwords.tokenTo(email, LetterKind.RESET_PASSWORD);

        world.passwords.resetPassword.reset(token, new Password("tea for 2 at noon"), here);

        assertThat(texts()).containsExactly("PASSWORD_CHANGED EN");
        assertThat(world.stores.letters.to(email))
                .containsExactly(LetterKind.RESET_PASSWORD, LetterKind.PASSWORD_CHANGED);
    }

    @Test
    void of_another_phone_to_the_old_number_and_to_the_address_and_not_to_the_new_number() {
        PhoneNumber next = Some.phone();
        SentCode sent = world.requestPhoneChange.request(caller(), next.e164(), here);
        world.deliverMessages.deliver();
        var code = world.latestCodeTo(next);

        var unused = world.confirmPhoneChange.confirm(caller(), sent.challenge(), code, here);

        assertThat(texts()).containsExactly("PHONE_CHANGED EN");
        assertThat(world.phones.textsTo(next)).hasSize(1);
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.PHONE_CHANGED);
    }

    @Test
    void of_another_address_to_the_old_one_and_to_the_phone_and_not_to_the_new_one() {
        EmailAddress next = Some.email();
        world.passwords.requestEmailChange.request(caller(), next, here);
        String token = world.passwords.tokenTo(next, LetterKind.CHANGE_EMAIL);

        var unused = world.passwords.confirmEmailChange.confirm(caller(), token, here);

        assertThat(texts()).containsExactly("EMAIL_CHANGED EN");
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.EMAIL_CHANGED);
        assertThat(world.stores.letters.to(next)).containsExactly(LetterKind.CHANGE_EMAIL);
    }

    @Test
    void of_another_role_and_of_a_ban_and_not_of_who_decided_it() {
        Caller admin = admin();

        Object unused = world.changeRole.change(admin, member.user().id(), Role.TEACHER, here);
        unused = world.changeRole.change(admin, member.user().id(), Role.TEACHER, here);
        unused = world.banMember.ban(admin, member.user().id(), new BanReason("Spam"), Optional.empty(), here);

        assertThat(texts()).containsExactly("ROLE_CHANGED EN", "ACCOUNT_BANNED EN");
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.ROLE_CHANGED, LetterKind.ACCOUNT_BANNED);
        assertThat(world.stores
                        .letters
                        .of(LetterKind.ACCOUNT_BANNED, email)
                        .get(0)
                        .details())
                .isEmpty();
    }

    @Test
    void of_a_session_that_was_ended_because_its_token_came_twice() {
        String old = member.tokens().refreshToken();
        String newer = world.refreshSession.refresh(old, here).tokens().refreshToken();
        var unused = world.refreshSession.refresh(newer, here);
        world.clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> world.refreshSession.refresh(old, here)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> world.refreshSession.refresh(old, here)).isInstanceOf(Refused.class);

        assertThat(texts()).containsExactly("SESSION_REUSED EN");
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.SESSION_REUSED);
    }

    @Test
    void of_the_end_of_the_account_where_it_was_to_be_reached() {
        world.deleteAccount.delete(member.user().id(), member.user().id(), here);

        assertThat(texts()).containsExactly("ACCOUNT_DELETED EN");
        assertThat(world.stores.letters.to(email)).containsExactly(LetterKind.ACCOUNT_DELETED);
    }

    @Test
    void an_address_that_was_never_proved_is_told_nothing_where_there_is_a_phone() {
        world.stores.accounts.change(member.user().id(), user -> user.emailVerified = false);

        world.deleteAccount.delete(member.user().id(), member.user().id(), here);

        assertThat(texts()).containsExactly("ACCOUNT_DELETED EN");
        assertThat(world.stores.letters.to(email)).isEmpty();
    }

    @Test
    void what_was_refused_is_told_to_nobody() {
        User other = world.member().user();
        PhoneNumber taken = other.phone().orElseThrow();
        world.clock.advance(Duration.ofMinutes(1));
        SentCode sent = world.requestPhoneChange.request(caller(), taken.e164(), here);
        world.deliverMessages.deliver();
        var code = world.latestCodeTo(taken);

        assertThatThrownBy(() -> world.confirmPhoneChange.confirm(caller(), sent.challenge(), code, here))
                .isInstanceOf(Refused.class);

        assertThat(texts()).isEmpty();
        assertThat(world.stores.letters.to(email)).isEmpty();
    }

    private Caller caller() {
        return world.callerOf(member);
    }

    private Caller admin() {
        SignedIn somebody = world.member();
        world.stores.accounts.change(somebody.user().id(), user -> user.role = Role.ADMIN);
        return new Caller(somebody.user().id(), world.callerOf(somebody).session(), Role.ADMIN);
    }

    /** What the phone was told beside codes. */
    private List<String> texts() {
        world.deliverMessages.deliver();
        return world.phones.textsTo(phone).stream()
                .filter(text -> text.endsWith(" EN") && !text.matches(".*[0-9].*"))
                .toList();
    }
}
