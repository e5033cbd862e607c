package dev.latchkey.application.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.invites.Invites.Referral;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.shared.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Campaigns} promise, whatever they are stored in. */
public interface CampaignsContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    CampaignChanges NOTHING = new CampaignChanges(Change.keep(), Change.keep(), Optional.empty(), Optional.empty());

    Campaigns campaigns();

    Invites invites();

    Transactions transactions();

    @Test
    default void a_campaign_is_found_by_its_code_as_it_was_stored() {
        User owner = someone();
        User creator = someone();
        Campaign terms = new Campaign(
                Some.campaignCode(),
                OptionalInt.of(7),
                Optional.of(NOW.plus(Duration.ofDays(1))),
                Campaign.Start.TEACHER,
                false);

        RunningCampaign added = campaigns()
                .add(new Campaigns.NewCampaign(terms, owner.id(), creator.id(), NOW))
                .orElseThrow();

        assertThat(added.campaign()).isEqualTo(terms);
        assertThat(added.inviter()).isEqualTo(new Inviter(owner.id(), Optional.empty()));
        assertThat(added.creator()).isEqualTo(creator.id());
        assertThat(added.used()).isZero();
        assertThat(added.inviterMayInvite()).isTrue();
        assertThat(added.createdAt()).isEqualTo(NOW);
        assertThat(added.updatedAt()).isEqualTo(NOW);
        assertThat(campaigns().find(terms.code())).contains(added);
        assertThat(campaigns().find(Some.campaignCode())).isEmpty();
    }

    @Test
    default void look_alikes_are_one_code() {
        User owner = someone();
        String unique = Some.campaignCode().value().substring(0, 12);
        RunningCampaign added = added(owner, new CampaignCode(unique + "-1O"), 1);

        assertThat(campaigns().find(new CampaignCode(unique + "-i0"))).contains(added);
        assertThat(campaigns().add(draft(owner, new CampaignCode(unique + "-IO"), 1)))
                .isEmpty();
    }

    @Test
    default void of_many_who_want_one_code_at_once_one_gets_it() {
        User owner = someone();
        CampaignCode code = Some.campaignCode();

        List<Boolean> added =
                AtOnce.call(32, i -> campaigns().add(draft(owner, code, i + 1)).isPresent());

        assertThat(added.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    @Test
    default void nobody_who_is_banned_or_deleted_or_nobody_gets_a_campaign() {
        User banned = someone();
        User deleted = someone();
        ban(banned.id());
        delete(deleted.id());

        assertThat(campaigns().add(draft(banned, Some.campaignCode(), 1))).isEmpty();
        assertThat(campaigns().add(draft(deleted, Some.campaignCode(), 1))).isEmpty();
        Campaigns.NewCampaign nobodys = new Campaigns.NewCampaign(
                terms(Some.campaignCode(), 1),
                new UserId(987_654_321_987L),
                someone().id(),
                NOW);
        assertThat(campaigns().add(nobodys)).isEmpty();
    }

    @Test
    default void who_is_banned_or_deleted_later_may_not_invite_any_more() {
        User banned = someone();
        User deleted = someone();
        CampaignCode one = added(banned).campaign().code();
        CampaignCode other = added(deleted).campaign().code();

        ban(banned.id());
        delete(deleted.id());

        assertThat(campaigns().find(one).orElseThrow().inviterMayInvite()).isFalse();
        assertThat(campaigns().find(other).orElseThrow().inviterMayInvite()).isFalse();
    }

    @Test
    default void whoever_enters_the_code_comes_through_its_owner_and_takes_a_place() {
        User owner = someone();
        CampaignCode code = added(owner).campaign().code();
        User newcomer = someone();

        assertThat(campaigns()
                        .enter(newcomer.id(), new CampaignCode(code.value().toLowerCase(Locale.ROOT)), NOW))
                .isEqualTo(Referral.RECORDED);

        assertThat(used(code)).isEqualTo(1);
        assertThat(found(newcomer).activatedInviteCode()).contains(code);
        assertThat(found(owner).invitedCount()).isEqualTo(1);
        assertThat(invites().invitedBy(owner.id(), Optional.empty(), 10))
                .singleElement()
                .satisfies(invited -> assertThat(invited.id()).isEqualTo(newcomer.id()));
    }

    @Test
    default void who_has_an_inviter_takes_no_place() {
        User owner = someone();
        CampaignCode code = added(owner).campaign().code();
        User newcomer = someone();
        User friend = someone();
        assertThat(invites().record(newcomer.id(), friend.id(), friend.inviteCode(), NOW))
                .isEqualTo(Referral.RECORDED);

        assertThat(campaigns().enter(newcomer.id(), code, NOW)).isEqualTo(Referral.ALREADY_ACTIVATED);

        assertThat(used(code)).isZero();
    }

    @Test
    default void neither_the_owner_nor_those_above_take_a_place() {
        User grandparent = someone();
        User owner = someone();
        assertThat(invites().record(owner.id(), grandparent.id(), grandparent.inviteCode(), NOW))
                .isEqualTo(Referral.RECORDED);
        CampaignCode code = added(owner).campaign().code();

        assertThat(campaigns().enter(grandparent.id(), code, NOW)).isEqualTo(Referral.CYCLE);

        assertThat(used(code)).isZero();
        assertThat(invites().hasInviter(grandparent.id())).isFalse();
    }

    @Test
    default void a_campaign_ends_at_its_quota_at_its_expiry_and_when_it_is_switched_off() {
        CampaignCode full = added(someone(), Some.campaignCode(), 1).campaign().code();
        CampaignCode over = added(someone()).campaign().code();
        CampaignCode off = added(someone()).campaign().code();
        assertThat(campaigns().enter(someone().id(), full, NOW)).isEqualTo(Referral.RECORDED);
        edit(over, new CampaignChanges(Change.keep(), Change.to(NOW), Optional.empty(), Optional.empty()));
        edit(off, new CampaignChanges(Change.keep(), Change.keep(), Optional.empty(), Optional.of(false)));

        for (CampaignCode code : List.of(full, over, off, Some.campaignCode())) {
            User late = someone();
            assertThat(campaigns().enter(late.id(), code, NOW)).isEqualTo(Referral.NO_PLACE);
            assertThat(invites().hasInviter(late.id())).isFalse();
        }
        assertThat(campaigns().enter(someone().id(), over, NOW.minusMillis(1))).isEqualTo(Referral.RECORDED);
    }

    @Test
    default void two_hundred_who_come_at_once_take_fifty_places_where_there_are_fifty() {
        User owner = someone();
        CampaignCode code = added(owner, Some.campaignCode(), 50).campaign().code();
        List<User> newcomers = Stream.generate(this::someone).limit(200).toList();

        List<Referral> referrals = AtOnce.call(
                200,
                i -> transactions()
                        .inOne(() -> campaigns().enter(newcomers.get(i).id(), code, NOW)));

        assertThat(Collections.frequency(referrals, Referral.RECORDED)).isEqualTo(50);
        assertThat(Collections.frequency(referrals, Referral.NO_PLACE)).isEqualTo(150);
        assertThat(used(code)).isEqualTo(50);
        assertThat(found(owner).invitedCount()).isEqualTo(50);
    }

    @Test
    default void one_who_comes_many_times_at_once_takes_one_place() {
        CampaignCode code = added(someone()).campaign().code();
        User newcomer = someone();

        List<Referral> referrals = AtOnce.call(32, i -> campaigns().enter(newcomer.id(), code, NOW));

        assertThat(Collections.frequency(referrals, Referral.RECORDED)).isEqualTo(1);
        assertThat(used(code)).isEqualTo(1);
    }

    @Test
    default void a_place_is_free_again_when_the_transaction_that_took_it_is_rolled_back() {
        CampaignCode code = added(someone(), Some.campaignCode(), 1).campaign().code();
        User unlucky = someone();

        assertThatThrownBy(() -> transactions().allOrNothing(() -> {
                    assertThat(campaigns().enter(unlucky.id(), code, NOW)).isEqualTo(Referral.RECORDED);
                    throw new IllegalStateException("After the place was taken");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(used(code)).isZero();
        assertThat(campaigns().enter(someone().id(), code, NOW)).isEqualTo(Referral.RECORDED);
    }

    @Test
    default void what_is_changed_is_changed_and_nothing_else() {
        Instant later = NOW.plusSeconds(5);
        RunningCampaign before = added(someone(), Some.campaignCode(), 3);
        CampaignCode code = before.campaign().code();
        assertThat(campaigns().enter(someone().id(), code, NOW)).isEqualTo(Referral.RECORDED);
        assertThat(campaigns().enter(someone().id(), code, NOW)).isEqualTo(Referral.RECORDED);

        RunningCampaign smaller = campaigns()
                .edit(
                        code,
                        new CampaignChanges(Change.to(1), Change.to(later), Optional.empty(), Optional.empty()),
                        later)
                .orElseThrow();
        RunningCampaign free = campaigns()
                .edit(
                        code,
                        new CampaignChanges(
                                Change.clear(),
                                Change.clear(),
                                Optional.of(Campaign.Start.TEACHER),
                                Optional.of(false)),
                        later)
                .orElseThrow();

        assertThat(smaller.campaign())
                .isEqualTo(new Campaign(code, OptionalInt.of(1), Optional.of(later), Campaign.Start.STUDENT, true));
        assertThat(smaller.used()).isEqualTo(2);
        assertThat(smaller.createdAt()).isEqualTo(NOW);
        assertThat(smaller.updatedAt()).isEqualTo(later);
        assertThat(free.campaign())
                .isEqualTo(new Campaign(code, OptionalInt.empty(), Optional.empty(), Campaign.Start.TEACHER, false));
        assertThat(campaigns().find(code)).contains(free);
        assertThat(campaigns().edit(code, NOTHING, later).orElseThrow().campaign())
                .isEqualTo(free.campaign());
        assertThat(campaigns().edit(Some.campaignCode(), NOTHING, later)).isEmpty();
    }

    @Test
    default void campaigns_are_listed_latest_first() {
        User owner = someone();
        RunningCampaign first = added(owner);
        RunningCampaign second = added(owner);
        RunningCampaign another = added(someone());

        assertThat(campaigns().list(Optional.of(owner.id()), Optional.empty(), 10))
                .containsExactly(second, first);
        assertThat(campaigns().list(Optional.of(owner.id()), Optional.of(second.position()), 10))
                .containsExactly(first);
        assertThat(campaigns().list(Optional.empty(), Optional.of(another.position() + 1), 3))
                .containsExactly(another, second, first);
    }

    private void edit(CampaignCode code, CampaignChanges changes) {
        assertThat(campaigns().edit(code, changes, NOW)).isPresent();
    }

    private RunningCampaign added(User owner) {
        return added(owner, Some.campaignCode(), 1_000);
    }

    private RunningCampaign added(User owner, CampaignCode code, int quota) {
        return campaigns().add(draft(owner, code, quota)).orElseThrow();
    }

    private static Campaigns.NewCampaign draft(User owner, CampaignCode code, int quota) {
        return new Campaigns.NewCampaign(terms(code, quota), owner.id(), owner.id(), NOW);
    }

    private static Campaign terms(CampaignCode code, int quota) {
        return new Campaign(code, OptionalInt.of(quota), Optional.empty(), Campaign.Start.STUDENT, true);
    }

    private int used(CampaignCode code) {
        return campaigns().find(code).orElseThrow().used();
    }

    private User found(User user) {
        return accounts().find(user.id()).orElseThrow();
    }
}
