package dev.latchkey.application.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Registration;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes with a text of their own: who may make them, what becomes of those who enter them, and when they end. */
class RunCampaignTest {
    private static final CampaignCode CODE = new CampaignCode("SPRING-2031");

    private final World world = new World(Registration.OPEN);
    private final Origin home = Some.origin();
    private final SignedIn admin = world.member();
    private final SignedIn partner = world.member();

    @Test
    void an_administrator_makes_a_code_in_the_name_of_another() {
        RunningCampaign created = create(
                terms(50, Campaign.Start.STUDENT), Optional.of(partner.user().id()));

        assertThat(created.inviter().id()).isEqualTo(partner.user().id());
        assertThat(created.creator()).isEqualTo(admin.user().id());
        assertThat(create(terms("OTHER-1"), Optional.empty()).inviter().id())
                .isEqualTo(admin.user().id());
        assertThat(events(AuditAction.CAMPAIGN_CREATED))
                .first()
                .satisfies(event -> assertThat(event.details()).containsEntry("code", "SPRING-2031"));
    }

    @Test
    void others_make_none() {
        assertThatThrownBy(() -> world.createCampaign.create(
                        world.callerOf(partner), terms(50, Campaign.Start.STUDENT), Optional.empty(), home))
                .hasMessage("account.not_allowed");
    }

    @Test
    void a_code_is_made_once_and_only_for_somebody_who_may_invite() {
        create(terms(50, Campaign.Start.STUDENT), Optional.empty());
        world.ban(partner.user().id());

        assertThatThrownBy(() -> create(terms(1, Campaign.Start.STUDENT), Optional.empty()))
                .hasMessage("campaign.code_taken");
        for (UserId nobody : List.of(partner.user().id(), new UserId(987_654_321))) {
            assertThatThrownBy(() -> create(terms("OTHER-1"), Optional.of(nobody)))
                    .isInstanceOfSatisfying(InvalidValue.class, invalid -> {
                        assertThat(invalid.field()).isEqualTo("owner_id");
                        assertThat(invalid.code()).isEqualTo("account.unknown");
                    });
        }
    }

    @Test
    void a_campaign_that_is_over_before_it_begins_is_a_mistake() {
        Campaign over = new Campaign(
                CODE, OptionalInt.empty(), Optional.of(world.clock.instant()), Campaign.Start.STUDENT, true);

        assertThatThrownBy(() -> create(over, Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("expires_at"));
    }

    @Test
    void newcomers_begin_as_what_the_code_says_and_come_through_its_owner() {
        create(terms(50, Campaign.Start.TEACHER), Optional.of(partner.user().id()));

        SignedIn newcomer = signIn(Some.phone(), CODE);

        assertThat(newcomer.user().role()).isEqualTo(Role.TEACHER);
        assertThat(events(AuditAction.ROLE_CHANGED))
                .last()
                .satisfies(event -> assertThat(event.details())
                        .isEqualTo(Map.of("from", "student", "to", "teacher", "campaign", "SPRING-2031")));
        assertThat(world.callerOf(newcomer).role()).isEqualTo(Role.TEACHER);
        assertThat(newcomer.user().activatedInviteCode()).contains(CODE);
        assertThat(world.stores.accounts.find(newcomer.user().id())).contains(newcomer.user());
        assertThat(world.stores.accounts.find(partner.user().id()).orElseThrow().invitedCount())
                .isEqualTo(1);
        assertThat(events(AuditAction.INVITE_ACTIVATED))
                .last()
                .satisfies(event -> assertThat(event.details()).containsEntry("campaign", "SPRING-2031"));
    }

    @Test
    void those_who_have_an_account_keep_their_role() {
        create(terms(50, Campaign.Start.TEACHER), Optional.of(partner.user().id()));
        PhoneNumber phone = Some.phone();
        SignedIn student = world.signIn(phone, home);
        SignedIn other = world.member();
        world.clock.advance(Duration.ofMinutes(1));

        world.redeemInvite.redeem(world.callerOf(other), CODE, home);
        SignedIn again = signIn(phone, CODE);

        assertThat(again.user().id()).isEqualTo(student.user().id());
        assertThat(again.user().role()).isEqualTo(Role.STUDENT);
        assertThat(again.user().activatedInviteCode()).contains(CODE);
        assertThat(world.stores.accounts.find(other.user().id()).orElseThrow().role())
                .isEqualTo(Role.STUDENT);
        assertThat(used()).isEqualTo(2);
    }

    @Test
    void who_enters_a_code_later_is_told_why_not_in_the_order_of_reasons() {
        create(terms(1, Campaign.Start.STUDENT), Optional.of(partner.user().id()));
        Caller friend = world.callerOf(world.member());
        Caller late = world.callerOf(world.member());

        assertThatThrownBy(() -> redeem(late, new CampaignCode("NOBODYS"))).hasMessage("invite.unknown");
        assertThatThrownBy(() -> redeem(world.callerOf(partner), CODE)).hasMessage("invite.own");
        redeem(friend, CODE);
        assertThatThrownBy(() -> redeem(friend, CODE)).hasMessage("invite.already_activated");
        assertThatThrownBy(() -> redeem(late, CODE)).hasMessage("invite.exhausted");
        edit(new CampaignChanges(Change.keep(), Change.keep(), Optional.empty(), Optional.of(false)));
        assertThatThrownBy(() -> redeem(late, CODE)).hasMessage("invite.unknown");
        edit(new CampaignChanges(Change.to(9), Change.keep(), Optional.empty(), Optional.of(true)));
        world.ban(partner.user().id());
        assertThatThrownBy(() -> redeem(late, CODE)).hasMessage("invite.unknown");
    }

    @Test
    void who_signs_up_with_a_code_that_is_over_is_told_before_the_login_code_is_spent() {
        create(terms(1, Campaign.Start.STUDENT), Optional.of(partner.user().id()));
        signIn(Some.phone(), CODE);
        PhoneNumber phone = Some.phone();
        SentCode sent = world.askForCode(phone, home);

        assertThatThrownBy(() -> world.typeCode(sent, world.wrongCodeFor(phone), CODE, home))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo("invite_code");
                    assertThat(invalid.code()).isEqualTo("invite.exhausted");
                });
        edit(new CampaignChanges(Change.clear(), Change.to(world.clock.instant()), Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> world.typeCode(sent, world.latestCodeTo(phone), CODE, home))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.code()).isEqualTo("invite.exhausted"));

        assertThat(world.typeCode(sent, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void of_two_hundred_sign_ups_at_once_fifty_get_the_fifty_places_and_the_others_lose_nothing() {
        create(terms(50, Campaign.Start.STUDENT), Optional.of(partner.user().id()));
        List<PhoneNumber> phones = Stream.generate(Some::phone).limit(200).toList();
        List<SentCode> sent = phones.stream()
                .map(phone -> world.askForCode(phone, Some.origin()))
                .toList();

        List<Boolean> entered = AtOnce.call(200, i -> {
            try {
                return world.typeCode(sent.get(i), world.latestCodeTo(phones.get(i)), CODE, Some.origin())
                        .isNew();
            } catch (InvalidValue refused) {
                assertThat(refused.code()).isEqualTo("invite.exhausted");
                return false;
            }
        });

        assertThat(Collections.frequency(entered, true)).isEqualTo(50);
        assertThat(used()).isEqualTo(50);
        int loser = entered.indexOf(false);
        assertThat(world.typeCode(sent.get(loser), world.latestCodeTo(phones.get(loser)), home)
                        .isNew())
                .isTrue();
    }

    @Test
    void a_campaign_is_seen_by_its_owner_and_changed_by_who_made_it() {
        create(terms(5, Campaign.Start.STUDENT), Optional.of(partner.user().id()));
        create(terms("OTHER-1"), Optional.empty());
        Caller owner = world.callerOf(partner);
        Caller stranger = world.callerOf(world.member());
        CampaignChanges more = new CampaignChanges(Change.to(500), Change.keep(), Optional.empty(), Optional.empty());

        assertThat(codes(owner)).containsExactly("SPRING-2031");
        assertThat(codes(world.callerOf(admin))).containsExactly("OTHER-1", "SPRING-2031");
        assertThat(codes(stranger)).isEmpty();
        assertThat(world.viewCampaigns.view(owner, CODE).campaign().code()).isEqualTo(CODE);
        assertThatThrownBy(() -> world.viewCampaigns.view(stranger, CODE)).hasMessage("campaign.unknown");
        assertThatThrownBy(() -> world.editCampaign.edit(stranger, CODE, more, home))
                .hasMessage("campaign.unknown");
        assertThatThrownBy(() -> world.editCampaign.edit(owner, CODE, more, home))
                .hasMessage("account.not_allowed");
        assertThat(edit(more).campaign().quota()).hasValue(500);
        assertThat(events(AuditAction.CAMPAIGN_CHANGED)).hasSize(1);
    }

    private RunningCampaign create(Campaign terms, Optional<UserId> inviter) {
        return world.createCampaign.create(world.callerOf(admin), terms, inviter, home);
    }

    private RunningCampaign edit(CampaignChanges changes) {
        return world.editCampaign.edit(world.callerOf(admin), CODE, changes, home);
    }

    private void redeem(Caller caller, InvitationCode code) {
        Inviter unused = world.redeemInvite.redeem(caller, code, home);
    }

    private List<String> codes(Caller caller) {
        return world.viewCampaigns.list(caller, Optional.empty(), 10).items().stream()
                .map(running -> running.campaign().code().value())
                .toList();
    }

    private SignedIn signIn(PhoneNumber phone, InvitationCode code) {
        SentCode sent = world.askForCode(phone, home);
        return world.typeCode(sent, world.latestCodeTo(phone), code, home);
    }

    private int used() {
        return world.stores.campaigns.find(CODE).orElseThrow().used();
    }

    private List<AuditEvent> events(AuditAction action) {
        return world.stores.audit.written().stream()
                .filter(event -> event.action() == action)
                .toList();
    }

    private static Campaign terms(int quota, Campaign.Start start) {
        return new Campaign(CODE, OptionalInt.of(quota), Optional.empty(), start, true);
    }

    private static Campaign terms(String code) {
        return new Campaign(
                new CampaignCode(code), OptionalInt.empty(), Optional.empty(), Campaign.Start.STUDENT, true);
    }
}
