package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The account to which a proven phone leads. */
class PhoneLoginAccountsTest {
    private final World world = new World();
    private final PhoneNumber phone = Some.phone();
    private final Origin home = Some.origin();

    @Test
    void the_first_sign_in_of_a_phone_opens_an_account_and_later_ones_find_it() {
        SignedIn first = world.signIn(phone, home);
        world.clock.advance(Duration.ofDays(1));
        SignedIn second = world.signIn(phone, Some.origin());

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(second.user().lastLoginAt()).contains(world.clock.instant());
        assertThat(second.user().createdAt()).isEqualTo(Some.NOW);
    }

    @Test
    void a_newcomer_is_called_as_they_said() {
        Newcomer newcomer = newcomer("Анна", "Ким", "anna.kim");

        User user = signInAs(newcomer).user();

        assertThat(user.firstName()).isEqualTo(newcomer.firstName());
        assertThat(user.lastName()).isEqualTo(newcomer.lastName());
        assertThat(user.username()).isEqualTo(newcomer.username());
        assertThat(user.role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void a_newcomer_is_addressed_in_the_language_of_the_first_request() {
        SignedIn signedIn =
                world.signIn(phone, new Origin(home.address(), home.network(), "", Optional.of(Language.RU)));

        assertThat(signedIn.user().language()).contains(Language.RU);
    }

    @Test
    void the_names_of_an_account_are_not_overwritten_by_a_later_sign_in() {
        User before = signInAs(newcomer("Anna", "Kim", "anna.kim")).user();
        world.clock.advance(Duration.ofMinutes(1));

        User after = signInAs(newcomer("Mallory", "Mole", "mallory")).user();

        assertThat(after.firstName()).isEqualTo(before.firstName());
        assertThat(after.lastName()).isEqualTo(before.lastName());
        assertThat(after.username()).isEqualTo(before.username());
        assertThat(world.stores.accounts.isTaken(new Username("mallory"))).isFalse();
    }

    @Test
    void names_that_were_left_out_stay_out_at_a_later_sign_in() {
        world.signIn(phone, home);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(signInAs(newcomer("Anna", "Kim", "anna.kim")).user().firstName())
                .isEmpty();
    }

    @Test
    void a_username_of_another_leaves_the_code_usable_and_opens_nothing() {
        world.stores.accounts.change(
                world.member().user().id(), user -> user.username = Optional.of(new Username("Anna")));
        SentCode sent = world.askForCode(phone, home);
        int eventsBefore = world.stores.audit.written().size();

        assertThatThrownBy(() -> verify(sent, newcomer("Anna", "Kim", "aNNA"))).hasMessage("account.username_taken");

        assertThat(world.stores.accounts.signInByPhone(phone, Some.NOW)).isEmpty();
        assertThat(world.stores.audit.written()).hasSize(eventsBefore);
        SignedIn signedIn = verify(sent, newcomer("Anna", "Kim", "anna2"));
        assertThat(signedIn.isNew()).isTrue();
        assertThat(signedIn.user().username()).contains(new Username("anna2"));
    }

    @Test
    void a_right_code_with_a_username_of_another_is_no_wrong_guess() {
        world.stores.accounts.change(
                world.member().user().id(), user -> user.username = Optional.of(new Username("anna")));
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> verify(sent, newcomer("Anna", "Kim", "anna"))).hasMessage("account.username_taken");

        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.askForCode(phone, home).length()).isEqualTo(4);
    }

    @Test
    void a_username_of_another_does_not_keep_people_out_of_their_account() {
        world.stores.accounts.change(
                world.member().user().id(), user -> user.username = Optional.of(new Username("anna")));
        world.signIn(phone, home);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(signInAs(newcomer("Anna", "Kim", "anna")).isNew()).isFalse();
    }

    @Test
    void a_banned_account_is_told_so_and_its_code_is_taken() {
        UserId banned = world.signIn(phone, home).user().id();
        Instant lastSignIn = world.clock.instant();
        world.ban(banned);
        world.clock.advance(Duration.ofMinutes(1));
        int sessionsBefore = world.stores.sessions.opened().size();
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> verify(sent, Newcomer.SILENT)).hasMessage("account.banned");

        assertThatThrownBy(() -> verify(sent, Newcomer.SILENT)).hasMessage("login.code_gone");
        assertThat(world.stores.sessions.opened()).hasSize(sessionsBefore);
        assertThat(world.stores.accounts.find(banned).flatMap(User::lastLoginAt))
                .contains(lastSignIn);
        List<AuditEvent> written = world.stores.audit.written();
        AuditEvent last = written.get(written.size() - 1);
        assertThat(last.action()).isEqualTo(AuditAction.SIGN_IN_REFUSED);
        assertThat(last.subject()).contains(banned);
        assertThat(last.details()).isEqualTo(Map.of("reason", "account.banned"));
    }

    @Test
    void a_banned_account_looks_like_any_other_until_its_code_was_right() {
        world.ban(world.signIn(phone, home).user().id());
        world.clock.advance(Duration.ofMinutes(1));
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> world.typeCode(sent, world.wrongCodeFor(phone), home))
                .hasMessage("login.code_wrong");
    }

    @Test
    void the_first_account_of_an_empty_system_is_its_administrator() {
        World empty = new World(World.RULES, World.LIMITS, true);

        SignedIn first = empty.member();
        SignedIn second = empty.member();

        assertThat(first.user().role()).isEqualTo(Role.ADMIN);
        assertThat(empty.callerOf(first).role()).isEqualTo(Role.ADMIN);
        assertThat(second.user().role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void that_somebody_became_administrator_is_written_down() {
        World empty = new World(World.RULES, World.LIMITS, true);
        empty.member();
        empty.member();

        assertThat(empty.stores.audit.written().stream()
                        .filter(event -> event.action() == AuditAction.ACCOUNT_OPENED)
                        .map(event -> event.details().get("role")))
                .containsExactly("admin", "student");
    }

    @Test
    void the_first_account_is_one_like_the_others_where_an_administrator_is_configured() {
        assertThat(world.member().user().role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void nobody_is_first_again_when_the_administrator_has_left() {
        World empty = new World(World.RULES, World.LIMITS, true);
        empty.stores.accounts.delete(empty.member().user().id());

        assertThat(empty.member().user().role()).isEqualTo(Role.STUDENT);
    }

    private SignedIn signInAs(Newcomer newcomer) {
        return verify(world.askForCode(phone, home), newcomer);
    }

    private SignedIn verify(SentCode sent, Newcomer newcomer) {
        return world.verifyCode.verify(
                new VerifyLoginCode.Attempt(sent.challenge(), world.latestCodeTo(phone), Optional.empty(), newcomer),
                home);
    }

    private static Newcomer newcomer(String firstName, String lastName, String username) {
        return new Newcomer(
                Optional.of(new PersonName(firstName)),
                Optional.of(new PersonName(lastName)),
                Optional.of(new Username(username)));
    }
}
