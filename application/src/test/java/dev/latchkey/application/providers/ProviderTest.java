package dev.latchkey.application.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.CampaignChanges;
import dev.latchkey.application.invites.RunningCampaign;
import dev.latchkey.application.login.Door;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.password.SignUp;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Becoming a provider, looking after one's profile, being frozen, and the door for providers. */
class ProviderTest {
    private static final ProviderProfile PROFILE = new ProviderProfile(
            "Clean House", Optional.of("Flats"), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final World world = new World(Registration.OPEN);
    private final Origin home = Some.origin();
    private final SignedIn admin = world.member();
    private final PhoneNumber phone = Some.phone();
    private final Caller me = world.callerOf(world.signIn(phone, home));

    @Test
    void somebody_becomes_a_provider_once_and_keeps_their_role() {
        Provider opened = world.becomeProvider.become(me, PROFILE, home);

        assertThat(world.viewProvider.view(me)).isEqualTo(opened);
        assertThat(world.viewProfile.view(me).isProvider()).isTrue();
        assertThat(world.viewProfile.view(me).role()).isEqualTo(me.role());
        assertThatThrownBy(() -> world.becomeProvider.become(me, PROFILE, home)).hasMessage("provider.exists");
        assertThat(world.stores.audit.written().stream().map(AuditEvent::action))
                .containsOnlyOnce(AuditAction.PROVIDER_OPENED);
    }

    @Test
    void a_profile_is_changed_where_its_owner_says_so() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);

        Provider changed = world.editProvider.edit(
                me,
                new ProviderChanges(
                        Optional.empty(),
                        Change.clear(),
                        Change.to("cleaning"),
                        Change.to(phone),
                        Change.keep(),
                        Optional.of(true)),
                home);

        assertThat(changed.profile())
                .isEqualTo(new ProviderProfile(
                        "Clean House",
                        Optional.empty(),
                        Optional.of("cleaning"),
                        Optional.of(phone),
                        Optional.empty(),
                        true));
    }

    @Test
    void who_is_no_provider_is_told_so_everywhere() {
        ProviderChanges nothing = new ProviderChanges(
                Optional.empty(), Change.keep(), Change.keep(), Change.keep(), Change.keep(), Optional.empty());

        assertThatThrownBy(() -> world.viewProvider.view(me)).hasMessage("provider.none");
        assertThatThrownBy(() -> world.editProvider.edit(me, nothing, home)).hasMessage("provider.none");
        assertThatThrownBy(() -> world.closeProvider.close(me, home)).hasMessage("provider.none");
    }

    @Test
    void moderators_take_providers_off_the_list_and_others_do_not() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        Caller moderator = world.callerOf(admin);

        assertThatThrownBy(() -> world.freezeProvider.put(me, me.user(), ProviderStatus.ACTIVE, home))
                .hasMessage("account.not_allowed");
        UserId stranger = world.member().user().id();
        assertThatThrownBy(() -> world.freezeProvider.put(moderator, stranger, ProviderStatus.FROZEN, home))
                .hasMessage("provider.unknown");
        assertThatThrownBy(() -> world.freezeProvider.put(moderator, moderator.user(), ProviderStatus.ACTIVE, home))
                .hasMessage("account.own");
        Provider frozen = world.freezeProvider.put(moderator, me.user(), ProviderStatus.FROZEN, home);

        Providers.Search everything = new Providers.Search(Optional.empty(), Optional.empty());
        assertThat(world.findProviders
                        .find(everything, Optional.empty(), 10, home)
                        .items())
                .isEmpty();
        assertThat(frozen.status()).isEqualTo(ProviderStatus.FROZEN);
        assertThatThrownBy(() -> world.closeProvider.close(me, home)).hasMessage("provider.frozen");
        assertThat(world.viewProvider.view(me).status()).isEqualTo(ProviderStatus.FROZEN);
        assertThat(world.stores.audit.written())
                .filteredOn(line -> line.action() == AuditAction.PROVIDER_STATUS_CHANGED)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.actor()).contains(moderator.user());
                    assertThat(line.subject()).contains(me.user());
                    assertThat(line.details()).containsEntry("status", "frozen");
                });
    }

    @Test
    void the_door_for_providers_lets_nobody_else_in_and_opens_no_account() {
        PhoneNumber unknown = Some.phone();
        world.clock.advance(Duration.ofMinutes(1));
        SentCode toMe = world.askForCode(phone, home);
        SentCode toUnknown = world.askForCode(unknown, home);

        assertThatThrownBy(() -> enter(toUnknown, unknown)).hasMessage("provider.none");
        assertThatThrownBy(() -> enter(toMe, phone)).hasMessage("provider.none");
        assertThatThrownBy(() -> world.verifyProviderCode.verify(toMe.challenge(), world.wrongCodeFor(phone), home))
                .hasMessage("login.code_wrong");
        assertThat(world.stores.accounts.isTaken(unknown)).isFalse();
        Provider unused = world.becomeProvider.become(me, PROFILE, home);

        SignedIn entered = enter(toMe, phone);

        assertThat(entered.user().id()).isEqualTo(me.user());
        assertThat(entered.isNew()).isFalse();
        assertThatThrownBy(() -> enter(toMe, phone)).hasMessage("login.code_gone");
    }

    @Test
    void a_refused_sign_in_is_no_sign_in() {
        world.clock.advance(Duration.ofMinutes(1));
        SentCode sent = world.askForCode(phone, home);
        Instant before = world.viewProfile.view(me).lastLoginAt().orElseThrow();

        assertThatThrownBy(() -> enter(sent, phone)).hasMessage("provider.none");

        assertThat(world.viewProfile.view(me).lastLoginAt()).contains(before);
        assertThat(world.stores.audit.written())
                .filteredOn(line -> line.action() == AuditAction.SIGN_IN_REFUSED)
                .singleElement()
                .satisfies(line -> assertThat(line.details()).containsEntry("reason", "provider.none"));
    }

    @Test
    void a_number_that_was_not_used_for_long_opens_the_door_to_nobody() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        world.clock.advance(World.RECYCLE_AFTER.plusSeconds(1));
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> enter(sent, phone)).hasMessage("provider.none");

        assertThat(world.viewProfile.view(me).phone()).contains(phone);
    }

    @Test
    void a_banned_provider_is_told_of_the_ban() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        world.clock.advance(Duration.ofMinutes(1));
        SentCode sent = world.askForCode(phone, home);
        world.stores.accounts.change(me.user(), user -> user.status = AccountStatus.BANNED);

        assertThatThrownBy(() -> enter(sent, phone)).hasMessage("account.banned");
    }

    @Test
    void a_password_opens_the_door_for_providers_to_providers_alone() {
        EmailAddress email = Some.email();
        Caller owner = world.callerOf(world.passwords.signUp(email, "tea for 2 at noon"));

        assertThatThrownBy(() -> logIn(email, "tea for 3 at noon")).hasMessage("login.refused");
        assertThatThrownBy(() -> logIn(email, "tea for 2 at noon")).hasMessage("provider.none");
        Provider unused = world.becomeProvider.become(owner, PROFILE, home);

        assertThat(logIn(email, "tea for 2 at noon").user().id()).isEqualTo(owner.user());
    }

    @Test
    void who_signs_up_as_a_provider_is_one_from_the_first_moment() {
        EmailAddress email = Some.email();

        SignedIn signedIn =
                world.passwords.signUpProvider.signUp(application(email, "tea for 2 at noon"), PROFILE, home);

        assertThat(signedIn.isNew()).isTrue();
        assertThat(signedIn.user().isProvider()).isTrue();
        assertThat(world.viewProvider.view(world.callerOf(signedIn)).profile()).isEqualTo(PROFILE);
        assertThat(logIn(email, "tea for 2 at noon").user().id())
                .isEqualTo(signedIn.user().id());
    }

    @Test
    void a_refused_sign_up_leaves_neither_an_account_nor_a_provider() {
        EmailAddress email = Some.email();
        SignedIn first = world.passwords.signUp(email, "tea for 2 at noon");

        assertThatThrownBy(() ->
                        world.passwords.signUpProvider.signUp(application(email, "tea for 4 at noon"), PROFILE, home))
                .hasMessage("account.email_taken");

        assertThat(world.viewProfile.view(world.callerOf(first)).isProvider()).isFalse();
        assertThat(world.findProviders
                        .find(new Providers.Search(Optional.empty(), Optional.empty()), Optional.empty(), 10, home)
                        .items())
                .isEmpty();
    }

    @Test
    void the_list_has_a_limit_of_its_own() {
        Providers.Search everything = new Providers.Search(Optional.empty(), Optional.empty());
        for (int i = 0; i < 300; i++) {
            assertThat(world.findProviders
                            .find(everything, Optional.empty(), 1, home)
                            .items())
                    .isEmpty();
        }

        assertThatThrownBy(() -> world.findProviders.find(everything, Optional.empty(), 1, home))
                .hasMessage("limit.exceeded");
    }

    @Test
    void providers_make_campaigns_for_themselves_and_for_nobody_else() {
        Campaign terms = new Campaign(
                new CampaignCode("MY-FRIENDS"), OptionalInt.of(5), Optional.empty(), Campaign.Start.STUDENT, true);
        assertThatThrownBy(() -> world.createCampaign.create(me, terms, Optional.empty(), home))
                .hasMessage("account.not_allowed");
        Provider unused = world.becomeProvider.become(me, PROFILE, home);

        assertThatThrownBy(() -> world.createCampaign.create(
                        me, terms, Optional.of(admin.user().id()), home))
                .hasMessage("account.not_allowed");
        assertThat(world.createCampaign
                        .create(me, terms, Optional.empty(), home)
                        .inviter()
                        .id())
                .isEqualTo(me.user());
    }

    @Test
    void the_frozen_make_no_campaigns_and_switch_theirs_off_only() {
        Provider unused = world.becomeProvider.become(me, PROFILE, home);
        CampaignCode code = new CampaignCode("MY-FRIENDS");
        Campaign terms = new Campaign(code, OptionalInt.of(5), Optional.empty(), Campaign.Start.STUDENT, true);
        RunningCampaign mine = world.createCampaign.create(me, terms, Optional.empty(), home);
        Caller moderator = world.callerOf(admin);
        freeze(moderator, ProviderStatus.FROZEN);

        Campaign another = new Campaign(
                new CampaignCode("MORE-FRIENDS"), OptionalInt.of(5), Optional.empty(), Campaign.Start.STUDENT, true);
        assertThatThrownBy(() -> world.createCampaign.create(me, another, Optional.empty(), home))
                .hasMessage("provider.frozen");
        assertThatThrownBy(() -> world.editCampaign.edit(me, code, switched(true), home))
                .hasMessage("provider.frozen");
        assertThat(world.editCampaign
                        .edit(me, code, switched(false), home)
                        .campaign()
                        .active())
                .isFalse();

        assertThat(world.editCampaign
                        .edit(moderator, code, switched(true), home)
                        .campaign()
                        .active())
                .isTrue();
        freeze(moderator, ProviderStatus.ACTIVE);
        assertThat(world.createCampaign
                        .create(me, another, Optional.empty(), home)
                        .inviter())
                .isEqualTo(mine.inviter());
    }

    private void freeze(Caller moderator, ProviderStatus status) {
        Provider unused = world.freezeProvider.put(moderator, me.user(), status, home);
    }

    private static CampaignChanges switched(boolean on) {
        return new CampaignChanges(Change.keep(), Change.keep(), Optional.empty(), Optional.of(on));
    }

    private SignedIn logIn(EmailAddress email, String password) {
        return world.passwords.logIn.logIn(new LoginName(email.value()), new Password(password), Door.PROVIDERS, home);
    }

    private static SignUp.Application application(EmailAddress email, String password) {
        return new SignUp.Application(email, new Password(password), Newcomer.SILENT, Role.STUDENT, Optional.empty());
    }

    private SignedIn enter(SentCode sent, PhoneNumber to) {
        return world.verifyProviderCode.verify(sent.challenge(), world.latestCodeTo(to), home);
    }
}
