package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One's own account, seen and changed. */
class EditProfileTest {
    private static final ProfileChanges NOTHING =
            new ProfileChanges(Change.keep(), Change.keep(), Change.keep(), Change.keep());

    private final World world = new World();
    private final Origin home = Some.origin();
    private final SignedIn me = world.member();
    private final Caller caller = world.callerOf(me);

    @Test
    void people_see_their_own_account() {
        assertThat(world.viewProfile.view(caller)).isEqualTo(me.user());
    }

    @Test
    void who_deletes_the_account_while_looking_at_it_is_signed_out() {
        world.stores.accounts.delete(caller.user());

        assertThatThrownBy(() -> world.viewProfile.view(caller)).hasMessage("token.invalid");
    }

    @Test
    void who_deletes_the_account_while_changing_it_is_signed_out_too() {
        world.stores.accounts.delete(caller.user());

        assertThatThrownBy(() -> edit(new ProfileChanges(
                        Change.to(new PersonName("Anna")), Change.keep(), Change.clear(), Change.keep())))
                .hasMessage("token.invalid");
    }

    @Test
    void what_was_changed_is_shown_and_stays() {
        world.clock.advance(Duration.ofHours(1));
        ProfileChanges changes = new ProfileChanges(
                Change.to(new PersonName("Anna")),
                Change.to(new PersonName("Kim")),
                Change.to(new Username("anna")),
                Change.to(Language.RU));

        User changed = edit(changes);

        assertThat(changed.firstName()).contains(new PersonName("Anna"));
        assertThat(changed.lastName()).contains(new PersonName("Kim"));
        assertThat(changed.username()).contains(new Username("anna"));
        assertThat(changed.language()).contains(Language.RU);
        assertThat(changed.updatedAt()).isEqualTo(world.clock.instant());
        assertThat(world.viewProfile.view(caller)).isEqualTo(changed);
    }

    @Test
    void what_was_not_mentioned_is_kept_and_what_was_cleared_is_gone() {
        edit(new ProfileChanges(
                Change.to(new PersonName("Anna")),
                Change.to(new PersonName("Kim")),
                Change.to(new Username("anna")),
                Change.keep()));

        User changed = edit(new ProfileChanges(Change.clear(), Change.keep(), Change.clear(), Change.keep()));

        assertThat(changed.firstName()).isEmpty();
        assertThat(changed.lastName()).contains(new PersonName("Kim"));
        assertThat(changed.username()).isEmpty();
        assertThat(changed.language()).isEqualTo(me.user().language());
    }

    @Test
    void a_change_is_written_down_by_the_names_of_its_fields() {
        edit(new ProfileChanges(
                Change.to(new PersonName("Anna")), Change.clear(), Change.to(new Username("anna")), Change.clear()));

        assertThat(changesWritten()).singleElement().satisfies(event -> {
            assertThat(event.actor()).contains(caller.user());
            assertThat(event.address()).isEqualTo(home.address());
            assertThat(event.details()).isEqualTo(Map.of("fields", "first_name,last_name,username,locale"));
        });
    }

    @Test
    void only_what_was_to_be_changed_is_written_down() {
        edit(new ProfileChanges(Change.keep(), Change.to(new PersonName("Kim")), Change.keep(), Change.keep()));

        assertThat(changesWritten())
                .singleElement()
                .satisfies(event -> assertThat(event.details()).isEqualTo(Map.of("fields", "last_name")));
    }

    @Test
    void who_changes_nothing_sees_the_account_and_uses_up_nothing() {
        world.clock.advance(Duration.ofHours(1));

        for (int i = 0; i < 100; i++) {
            assertThat(edit(NOTHING)).isEqualTo(me.user());
        }

        assertThat(changesWritten()).isEmpty();
    }

    @Test
    void the_username_of_another_is_taken_whatever_its_case() {
        world.stores.accounts.change(
                world.member().user().id(), user -> user.username = Optional.of(new Username("anna")));

        assertThatThrownBy(() -> edit(new ProfileChanges(
                        Change.to(new PersonName("Anna")),
                        Change.keep(),
                        Change.to(new Username("ANNA")),
                        Change.keep())))
                .hasMessage("account.username_taken");

        assertThat(world.viewProfile.view(caller)).isEqualTo(me.user());
        assertThat(changesWritten()).isEmpty();
    }

    @Test
    void ones_own_username_is_not_taken() {
        edit(wanting("anna"));

        assertThat(edit(wanting("Anna")).username()).contains(new Username("Anna"));
    }

    @Test
    void a_profile_is_changed_sixty_times_an_hour_at_most() {
        for (int i = 0; i < 60; i++) {
            edit(wanting("anna" + i));
        }

        Refused refused = catchThrowableOfType(Refused.class, () -> edit(wanting("anna60")));

        assertThat(refused).hasMessage("limit.exceeded");
        assertThat(refused.retryAfter()).contains(Duration.ofHours(1));
        assertThat(world.viewProfile.view(caller).username()).contains(new Username("anna59"));
    }

    private User edit(ProfileChanges changes) {
        return world.editProfile.edit(caller, changes, home);
    }

    private List<AuditEvent> changesWritten() {
        return world.stores.audit.written().stream()
                .filter(event -> event.action() == AuditAction.PROFILE_CHANGED)
                .toList();
    }

    private static ProfileChanges wanting(String username) {
        return new ProfileChanges(Change.keep(), Change.keep(), Change.to(new Username(username)), Change.keep());
    }
}
