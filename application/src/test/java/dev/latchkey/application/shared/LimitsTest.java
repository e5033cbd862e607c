package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.login.phone.SentCode;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The limits, and where they are in force. */
class LimitsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final MovableClock clock = new MovableClock();
    private final Origin home = Some.origin();

    @Test
    void a_use_within_the_limit_is_let_through_and_the_next_is_told_to_wait() {
        Limits limits = limits(Map.of(Limit.CODE_PER_PHONE, List.of(new Rate(2, HOUR))));
        Limits.Use use = new Limits.Use(Limit.CODE_PER_PHONE, "somebody");
        limits.spend(use);
        clock.advance(Duration.ofMinutes(10));
        limits.spend(use);

        Refused refused = refusal(() -> limits.spend(use));

        assertThat(refused.problem()).isEqualTo(LimitProblem.EXCEEDED);
        assertThat(refused.retryAfter()).contains(Duration.ofMinutes(50));
        clock.advance(Duration.ofMinutes(50));
        limits.spend(use);
    }

    @Test
    void the_refusal_is_that_of_the_limit_that_takes_longest() {
        Limits limits = limits(Map.of(
                Limit.CODE_RESEND, List.of(new Rate(1, Duration.ofMinutes(1))),
                Limit.CODE_PER_PHONE, List.of(new Rate(1, HOUR))));
        Limits.Use resend = new Limits.Use(Limit.CODE_RESEND, "somebody");
        limits.spend(resend);
        assertThat(refusal(() -> limits.spend(resend)).problem()).isEqualTo(LimitProblem.RESEND_TOO_EARLY);
        clock.advance(Duration.ofMinutes(1));
        Limits.Use perPhone = new Limits.Use(Limit.CODE_PER_PHONE, "somebody");
        limits.spend(resend, perPhone);

        assertThat(refusal(() -> limits.spend(resend, perPhone)).problem()).isEqualTo(LimitProblem.EXCEEDED);
    }

    @Test
    void every_rate_of_a_limit_holds() {
        Limits limits = limits(Map.of(Limit.CODE_PER_PHONE, Limit.CODE_PER_PHONE.rates()));
        Limits.Use use = new Limits.Use(Limit.CODE_PER_PHONE, "somebody");
        for (int hour = 0; hour < 2; hour++) {
            for (int i = 0; i < 5; i++) {
                limits.spend(use);
            }
            clock.advance(HOUR);
        }

        assertThat(refusal(() -> limits.spend(use)).retryAfter()).contains(Duration.ofHours(22));
    }

    @Test
    void a_limit_without_rates_is_switched_off() {
        Limits limits = limits(Map.of(Limit.CODE_PER_IP, List.of()));

        assertThatCode(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        limits.spend(new Limits.Use(Limit.CODE_PER_IP, "a"), new Limits.Use(Limit.CODE_IN_ALL, "all"));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void every_limit_has_rates_and_tells_which_one_it_is() {
        for (Limit limit : Limit.values()) {
            assertThat(limit.rates()).as(limit.name()).isNotEmpty();
            Limits limits = limits(Map.of(limit, List.of(new Rate(1, HOUR))));
            limits.spend(new Limits.Use(limit, "a"));

            assertThat(refusal(() -> limits.spend(new Limits.Use(limit, "a"))).problem())
                    .isEqualTo(limit.problem());
        }
    }

    @Test
    void a_phone_gets_five_codes_an_hour_and_ten_a_day() {
        World world = new World();
        PhoneNumber phone = Some.phone();
        for (int i = 0; i < 5; i++) {
            world.askForCode(phone, Some.origin());
            world.clock.advance(Duration.ofMinutes(1));
        }

        Refused inTheHour = refusal(() -> world.askForCode(phone, Some.origin()));
        assertThat(inTheHour.problem()).isEqualTo(LimitProblem.EXCEEDED);
        assertThat(inTheHour.retryAfter()).contains(Duration.ofMinutes(55));

        world.clock.advance(HOUR);
        for (int i = 0; i < 5; i++) {
            world.askForCode(phone, Some.origin());
            world.clock.advance(Duration.ofMinutes(1));
        }
        world.clock.advance(HOUR);
        Refused inTheDay = refusal(() -> world.askForCode(phone, Some.origin()));
        assertThat(inTheDay.retryAfter())
                .contains(Duration.ofDays(1).minus(HOUR.multipliedBy(2)).minusMinutes(10));
        assertThat(world.phones.textsTo(phone)).hasSize(10);
    }

    @Test
    void a_network_gets_so_many_codes_whatever_the_phones() {
        World world = worldWith(Limit.CODE_PER_IP, 3);
        for (int i = 0; i < 3; i++) {
            world.askForCode(Some.phone(), home);
        }

        assertExceeded(() -> world.askForCode(Some.phone(), home));
        assertThat(world.askForCode(Some.phone(), Some.origin())).isNotNull();
    }

    @Test
    void numbers_of_one_block_get_so_many_codes_together() {
        World world = worldWith(Limit.CODE_PER_PREFIX, 3);
        for (int i = 0; i < 3; i++) {
            world.askForCode(new PhoneNumber("+7912345000" + i), Some.origin());
        }

        assertExceeded(() -> world.askForCode(new PhoneNumber("+79123459999"), Some.origin()));
        assertThat(world.askForCode(new PhoneNumber("+79123460000"), Some.origin()))
                .isNotNull();
    }

    @Test
    void the_whole_service_sends_so_many_codes() {
        World world = worldWith(Limit.CODE_IN_ALL, 3);
        for (int i = 0; i < 3; i++) {
            world.askForCode(Some.phone(), Some.origin());
        }

        assertExceeded(() -> world.askForCode(Some.phone(), Some.origin()));
    }

    @Test
    void a_refused_request_uses_up_no_other_limit() {
        World world = worldWith(Limit.CODE_PER_IP, 2);
        PhoneNumber phone = Some.phone();
        world.askForCode(phone, home);
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(() -> world.askForCode(phone, home)).problem()).isEqualTo(LimitProblem.RESEND_TOO_EARLY);
        }

        assertThat(world.askForCode(Some.phone(), home)).isNotNull();
    }

    @Test
    void a_network_may_guess_so_often_whatever_the_challenges() {
        World world = worldWith(Limit.GUESS_PER_IP, 3);
        for (int i = 0; i < 3; i++) {
            PhoneNumber phone = Some.phone();
            SentCode sent = world.askForCode(phone, home);
            assertThat(refusal(() -> world.typeCode(sent, world.wrongCodeFor(phone), home)))
                    .hasMessage("login.code_wrong");
        }
        PhoneNumber phone = Some.phone();
        SentCode sent = world.askForCode(phone, home);
        LoginCode right = world.latestCodeTo(phone);

        assertExceeded(() -> world.typeCode(sent, right, home));

        assertThat(world.typeCode(sent, right, Some.origin()).isNew()).isTrue();
    }

    @Test
    void a_network_may_try_so_many_invite_codes_at_sign_in() {
        World world = worldWith(Limit.INVITE_PER_IP, 3);
        PhoneNumber phone = Some.phone();
        SentCode sent = world.askForCode(phone, home);
        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowableOfType(
                            RuntimeException.class,
                            () -> world.typeCode(sent, world.latestCodeTo(phone), new InviteCode("AAAAA0"), home)))
                    .hasMessageContaining("invite code");
        }

        assertExceeded(() -> world.typeCode(sent, world.latestCodeTo(phone), new InviteCode("AAAAA0"), home));

        assertThat(world.typeCode(sent, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void an_account_may_try_so_many_invite_codes() {
        World world = worldWith(Limit.INVITE_PER_ACCOUNT, 3);
        Caller caller = world.callerOf(world.member());
        InviteCode friends = world.member().user().inviteCode();
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(() -> world.redeemInvite.redeem(caller, new InviteCode("AAAAA0"), home)))
                    .hasMessage("invite.unknown");
        }

        assertExceeded(() -> world.redeemInvite.redeem(caller, friends, home));

        world.clock.advance(HOUR);
        assertThat(world.redeemInvite.redeem(caller, friends, home)).isNotNull();
    }

    @Test
    void with_all_limits_off_the_rules_of_guessing_stay() {
        World world = new World(World.RULES, World.NO_LIMITS, false);
        PhoneNumber phone = Some.phone();
        Stream.generate(() -> world.askForCode(phone, home))
                .limit(50)
                .forEach(sent -> assertThat(sent.length()).isEqualTo(4));
        SentCode sent = world.askForCode(phone, home);
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(() -> world.typeCode(sent, world.wrongCodeFor(phone), home)))
                    .hasMessage("login.code_wrong");
        }

        assertThat(refusal(() -> world.typeCode(sent, world.latestCodeTo(phone), home)))
                .hasMessage("login.code_gone");
    }

    private Limits limits(Map<Limit, List<Rate>> rates) {
        return new Limits(new InMemoryRateCounters(new InMemoryTransactions()), rates, clock);
    }

    /** The world of every day, save that this limit is so many in an hour. */
    private static World worldWith(Limit limit, int count) {
        Map<Limit, List<Rate>> rates = new EnumMap<>(World.LIMITS);
        rates.put(limit, List.of(new Rate(count, HOUR)));
        return new World(World.RULES, rates, false);
    }

    private static void assertExceeded(ThrowingCallable call) {
        Refused refused = refusal(call);
        assertThat(refused.problem()).isEqualTo(LimitProblem.EXCEEDED);
        assertThat(refused.retryAfter()).contains(HOUR);
    }

    private static Refused refusal(ThrowingCallable call) {
        Refused refused = catchThrowableOfType(Refused.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }
}
