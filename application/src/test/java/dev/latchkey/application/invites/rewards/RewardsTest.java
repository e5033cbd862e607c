package dev.latchkey.application.invites.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.invites.Campaigns.NewCampaign;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.login.password.SignUp;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.messages.LetterKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rewards from the referral to the receiver. */
class RewardsTest {
    private final World world = new World();
    private final Origin home = Some.origin();
    private final SignedIn inviter = world.member();
    private final List<RewardEvent> received = new ArrayList<>();
    private final DeliverRewards deliver = new DeliverRewards(world.stores.rewards, this::take, world.clock);

    /** What the receiver answers from now on. */
    private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);

    @Test
    void whoever_enters_a_code_with_a_phone_that_is_proved_earns_one_reward() {
        SignedIn friend = world.member();

        enter(friend);

        assertThat(world.stores.rewards.everything()).singleElement().satisfies(event -> {
            assertThat(event.newcomer()).isEqualTo(friend.user().id());
            assertThat(event.inviter()).isEqualTo(inviter.user().id());
            assertThat(event.code()).isEqualTo(inviter.user().inviteCode().value());
        });
        assertThatThrownBy(() -> enter(friend)).hasMessage("invite.already_activated");
        assertThat(world.stores.rewards.everything()).hasSize(1);
    }

    @Test
    void whoever_comes_with_an_address_earns_it_once_the_address_is_proved() {
        EmailAddress email = Some.email();
        UserId friend = signUp(email);
        assertThat(world.stores.rewards.everything()).isEmpty();

        world.passwords.verifyEmail.verify(world.passwords.tokenTo(email, LetterKind.VERIFY_EMAIL), home);

        assertThat(world.stores.rewards.everything())
                .singleElement()
                .satisfies(event -> assertThat(event.newcomer()).isEqualTo(friend));
    }

    @Test
    void whoever_comes_with_an_address_earns_it_with_the_first_phone_too() {
        EmailAddress email = Some.email();
        SignedIn friend = signedUp(email);
        PhoneNumber phone = Some.phone();
        SentCode sent = world.requestPhoneChange.request(world.callerOf(friend), phone.e164(), home);
        world.deliverMessages.deliver();

        User changed = world.confirmPhoneChange.confirm(
                world.callerOf(friend), sent.challenge(), world.latestCodeTo(phone), home);

        assertThat(world.stores.rewards.everything())
                .singleElement()
                .satisfies(event -> assertThat(event.newcomer()).isEqualTo(changed.id()));
        world.passwords.verifyEmail.verify(world.passwords.tokenTo(email, LetterKind.VERIFY_EMAIL), home);
        assertThat(world.stores.rewards.everything()).hasSize(1);
    }

    @Test
    void whoever_enters_the_code_of_a_campaign_earns_its_owner_a_reward() {
        CampaignCode code = Some.campaignCode();
        assertThat(world.stores.campaigns.add(new NewCampaign(
                        new Campaign(code, OptionalInt.empty(), Optional.empty(), Campaign.Start.STUDENT, true),
                        inviter.user().id(),
                        inviter.user().id(),
                        world.clock.instant())))
                .isPresent();

        assertThat(world.redeemInvite
                        .redeem(world.callerOf(world.member()), code, home)
                        .id())
                .isEqualTo(inviter.user().id());

        assertThat(world.stores.rewards.everything()).singleElement().satisfies(event -> {
            assertThat(event.inviter()).isEqualTo(inviter.user().id());
            assertThat(event.code()).isEqualTo(code.value());
        });
    }

    @Test
    void a_proved_address_of_somebody_who_came_through_nobody_earns_nothing() {
        EmailAddress email = Some.email();
        SignedIn unused = world.passwords.signUp(email, "tea for 2 at noon");

        world.passwords.verifyEmail.verify(world.passwords.tokenTo(email, LetterKind.VERIFY_EMAIL), home);

        assertThat(world.stores.rewards.everything()).isEmpty();
    }

    @Test
    void where_nobody_rewards_anything_nothing_is_written_down() {
        SignedIn friend = world.member();
        enter(friend);
        QualifyReferral off = new QualifyReferral(Optional.empty(), () -> 0L);

        off.qualify(inviter.user().id(), Some.NOW);

        assertThat(world.stores.rewards.everything()).hasSize(1);
    }

    @Test
    void what_the_receiver_has_is_sent_once() {
        enter(world.member());

        assertThat(deliver.deliver()).isEqualTo(1);

        world.clock.advance(Duration.ofDays(1));
        assertThat(deliver.deliver()).isZero();
        assertThat(received).hasSize(1);
    }

    @Test
    void what_the_receiver_does_not_take_comes_again_after_longer_and_longer_pauses_and_says_the_same() {
        enter(world.member());
        answer = CompletableFuture.completedFuture(false);
        List<Duration> pauses = new ArrayList<>();
        Instant last = world.clock.instant();
        while (received.size() < 13) {
            if (deliver.deliver() == 1) {
                pauses.add(Duration.between(last, world.clock.instant()));
                last = world.clock.instant();
            }
            world.clock.advance(Duration.ofSeconds(5));
        }

        assertThat(pauses.subList(1, 5))
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(pauses.get(12)).isEqualTo(Duration.ofHours(1));
        assertThat(received.stream().map(RewardEvent::id).distinct()).hasSize(1);
        assertThat(received.stream().map(RewardEvent::qualifiedAt).distinct()).hasSize(1);
        answer = CompletableFuture.completedFuture(true);
        world.clock.advance(Duration.ofHours(1));
        assertThat(deliver.deliver()).isEqualTo(1);
        world.clock.advance(Duration.ofDays(1));
        assertThat(deliver.deliver()).isZero();
    }

    @Test
    void a_receiver_that_is_not_there_is_one_that_does_not_take_it() {
        enter(world.member());
        answer = CompletableFuture.failedFuture(new IllegalStateException("Away"));
        assertThat(deliver.deliver()).isEqualTo(1);
        world.clock.advance(Duration.ofSeconds(5));
        answer = CompletableFuture.completedFuture(true);

        assertThat(deliver.deliver()).isEqualTo(1);

        assertThat(received).hasSize(2);
    }

    @Test
    void after_three_days_it_is_given_up() {
        enter(world.member());
        answer = CompletableFuture.completedFuture(false);
        world.clock.advance(DeliverRewards.PATIENCE.minusSeconds(1));
        assertThat(deliver.deliver()).isEqualTo(1);
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(deliver.deliver()).isEqualTo(1);

        world.clock.advance(Duration.ofDays(30));

        assertThat(deliver.deliver()).isZero();
    }

    @Test
    void who_dies_before_the_answer_is_written_down_leaves_it_to_another_who_sends_the_same() {
        enter(world.member());
        DeliverRewards dying = new DeliverRewards(
                world.stores.rewards,
                (event, now) -> {
                    received.add(event);
                    throw new AssertionError("killed");
                },
                world.clock);
        assertThatThrownBy(dying::deliver).isInstanceOf(AssertionError.class);
        assertThat(deliver.deliver()).isZero();

        world.clock.advance(DeliverRewards.LEASE);
        assertThat(deliver.deliver()).isEqualTo(1);

        List<UUID> ids = received.stream().map(RewardEvent::id).toList();
        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void who_is_told_to_stop_writes_down_what_was_answered_and_leaves_the_rest() {
        enter(world.member());
        enter(world.member());
        List<CompletableFuture<Boolean>> answers =
                new ArrayList<>(List.of(CompletableFuture.completedFuture(true), new CompletableFuture<>()));
        DeliverRewards stopping =
                new DeliverRewards(world.stores.rewards, (event, now) -> answers.remove(0), world.clock);
        Thread.currentThread().interrupt();

        assertThat(stopping.deliver()).isEqualTo(2);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopping.inFlight()).isZero();
        world.clock.advance(DeliverRewards.LEASE);
        assertThat(deliver.deliver()).isEqualTo(1);
    }

    private CompletableFuture<Boolean> take(RewardEvent event, Instant now) {
        received.add(event);
        return answer;
    }

    private void enter(SignedIn friend) {
        assertThat(world.redeemInvite
                        .redeem(world.callerOf(friend), inviter.user().inviteCode(), home)
                        .id())
                .isEqualTo(inviter.user().id());
    }

    private UserId signUp(EmailAddress email) {
        return signedUp(email).user().id();
    }

    private SignedIn signedUp(EmailAddress email) {
        return world.passwords.signUp.signUp(
                new SignUp.Application(
                        email,
                        new Password("tea for 2 at noon"),
                        Newcomer.SILENT,
                        Role.STUDENT,
                        Optional.of(inviter.user().inviteCode())),
                home);
    }
}
