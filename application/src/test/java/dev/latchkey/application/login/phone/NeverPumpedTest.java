package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.messages.fraud.Decision;
import dev.latchkey.application.messages.fraud.FraudRules;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.messages.Budgets;
import dev.latchkey.domain.messages.FraudMode;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.SendRule;
import dev.latchkey.domain.messages.ServedNumbers;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What keeps others from earning money with our messages, and what does not keep anybody from signing in. */
class NeverPumpedTest {
    private static final ServedNumbers HOME = new ServedNumbers(Set.of("RU"), Set.of(), false, false);
    private static final OutsideOfTexts TELEGRAM = new OutsideOfTexts(List.of("telegram"), TestNumbers.none());

    private final AtomicInteger networks = new AtomicInteger();
    private World world = world(FraudMode.ENFORCE, HOME, Budgets.none());

    @Test
    void nothing_is_sent_to_countries_that_are_not_served_and_another_way_is_offered() {
        PhoneNumber berlin = new PhoneNumber("+4915112345678");

        Refused refused = refused(berlin, Some.origin());

        assertThat(refused).hasMessage("sms.country_not_served");
        assertThat(refused.alternatives()).containsExactly("telegram");
        assertThat(refused.retryAfter()).isEmpty();
        assertThat(world.phones.textsTo(berlin)).isEmpty();
        assertThat(latest(berlin).rule()).isEqualTo(SendRule.COUNTRY);
        assertThat(latest(berlin).sent()).isFalse();
        assertThat(refused(new PhoneNumber("+77471234567"), Some.origin())).hasMessage("sms.country_not_served");
    }

    @Test
    void nothing_is_sent_to_dear_numbers_of_countries_that_are() {
        PhoneNumber dear = new PhoneNumber("+78031234567");

        assertThat(refused(dear, Some.origin())).hasMessage("sms.number_not_served");
        assertThat(latest(dear).rule()).isEqualTo(SendRule.KIND);
    }

    @Test
    void whoever_asks_for_countries_that_are_not_served_runs_into_a_limit_too() {
        Origin origin = Some.origin();
        for (int i = 0; i < 60; i++) {
            assertThat(refused(german(i), origin)).hasMessage("sms.country_not_served");
        }

        assertThat(refused(german(60), origin)).hasMessage("limit.exceeded");
    }

    @Test
    void what_is_only_recorded_is_sent() {
        world = world(FraudMode.RECORD, HOME, Budgets.none());
        PhoneNumber berlin = new PhoneNumber("+4915112345678");

        SignedIn in = world.signIn(berlin, Some.origin());

        assertThat(in.isNew()).isTrue();
        assertThat(latest(berlin).rule()).isEqualTo(SendRule.COUNTRY);
        assertThat(latest(berlin).mode()).isEqualTo(FraudMode.RECORD);
        assertThat(latest(berlin).sent()).isTrue();
        assertThat(latest(berlin).typedAt()).isPresent();
    }

    @Test
    void a_code_that_was_typed_says_so_and_what_it_cost() {
        PhoneNumber phone = Some.phone();

        SignedIn unused = world.signIn(phone, Some.origin());
        int settled = world.deliverMessages.deliver();

        assertThat(settled).isNotZero();
        assertThat(latest(phone).rule()).isEqualTo(SendRule.ALLOWED);
        assertThat(latest(phone).reserved()).isEqualTo(Money.parse("1"));
        assertThat(latest(phone).charged()).contains(Money.parse("1"));
        assertThat(latest(phone).typedAt()).isPresent();
        assertThat(latest(phone).phone()).isEqualTo(phone.masked());
    }

    @Test
    void the_budget_bounds_what_is_sent_and_comes_back() {
        for (FraudMode mode : FraudMode.values()) {
            world = world(mode, HOME, new Budgets(Optional.of(Money.parse("3")), Optional.empty()));
            for (int i = 0; i < 3; i++) {
                SentCode unused = world.askForCode(Some.phone(), Some.origin());
            }
            PhoneNumber late = Some.phone();

            Refused refused = refused(late, Some.origin());

            assertThat(refused).hasMessage("sms.refused");
            assertThat(refused.alternatives()).containsExactly("telegram");
            assertThat(latest(late).rule()).isEqualTo(SendRule.BUDGET_HOUR);
            world.clock.advance(refused.retryAfter().orElseThrow());
            assertThat(world.signIn(late, Some.origin()).isNew()).isTrue();
        }
    }

    @Test
    void a_prefix_whose_codes_nobody_types_is_rationed_and_its_country_is_not() {
        for (int i = 0; i < 20; i++) {
            SentCode unused = world.askForCode(attacked(i), stranger());
        }
        world.clock.advance(Duration.ofMinutes(1));
        for (int i = 20; i < 25; i++) {
            SentCode unused = world.askForCode(attacked(i), stranger());
        }

        Refused refused = refused(attacked(25), stranger());

        assertThat(refused).hasMessage("sms.refused");
        assertThat(refused.retryAfter()).isPresent();
        assertThat(latest(attacked(25)).rule()).isEqualTo(SendRule.CONVERSION);
        assertThat(latest(attacked(25)).detail()).isEqualTo("code_suspicious_prefix");
        for (int i = 0; i < 50; i++) {
            assertThat(world.signIn(Some.phone(), stranger()).isNew()).isTrue();
        }
        world.clock.advance(Duration.ofMinutes(61));
        assertThat(world.signIn(attacked(30), stranger()).isNew())
                .as("it recovers by itself")
                .isTrue();
    }

    @Test
    void networks_that_were_rented_together_are_rationed() {
        for (int i = 0; i < 20; i++) {
            SentCode unused = world.askForCode(Some.phone(), neighbour(i));
        }
        world.clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            SentCode unused = world.askForCode(Some.phone(), neighbour(50 + i));
        }
        PhoneNumber phone = Some.phone();

        assertThat(refused(phone, neighbour(90))).hasMessage("sms.refused");
        assertThat(latest(phone).detail()).isEqualTo("code_suspicious_range");
    }

    @Test
    void a_phone_is_not_rationed_where_its_owner_has_signed_in_before() {
        Origin home = neighbour(200);
        PhoneNumber owner = Some.phone();
        SignedIn unused = world.signIn(owner, home);
        for (int i = 0; i < 30; i++) {
            SentCode unusedToo = world.askForCode(Some.phone(), neighbour(i));
        }
        world.clock.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 5; i++) {
            SentCode unusedToo = world.askForCode(Some.phone(), neighbour(50 + i));
        }
        assertThat(refused(Some.phone(), home)).hasMessage("sms.refused");

        assertThat(world.signIn(owner, home).isNew()).isFalse();
    }

    @Test
    void codes_that_are_young_or_few_or_typed_make_nobody_suspicious() {
        for (int i = 0; i < 40; i++) {
            SentCode unused = world.askForCode(attacked(i), stranger());
        }
        assertThat(world.askForCode(attacked(40), stranger()))
                .as("they may be on their way")
                .isNotNull();

        world = world(FraudMode.ENFORCE, HOME, Budgets.none());
        for (int i = 0; i < 40; i++) {
            if (i % 4 == 0) {
                SignedIn unused = world.signIn(attacked(i), stranger());
            } else {
                SentCode unused = world.askForCode(attacked(i), stranger());
            }
        }
        world.clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            assertThat(world.askForCode(attacked(50 + i), stranger())).isNotNull();
        }
    }

    @Test
    void where_it_is_only_recorded_nobody_is_rationed_but_it_is_told() {
        world = world(FraudMode.RECORD, HOME, Budgets.none());
        for (int i = 0; i < 20; i++) {
            SentCode unused = world.askForCode(attacked(i), stranger());
        }
        world.clock.advance(Duration.ofMinutes(1));
        for (int i = 20; i < 30; i++) {
            SentCode unused = world.askForCode(attacked(i), stranger());
        }

        assertThat(latest(attacked(22)).rule()).isEqualTo(SendRule.ALLOWED);
        assertThat(latest(attacked(29)).rule()).isEqualTo(SendRule.CONVERSION);
        assertThat(latest(attacked(29)).sent()).isTrue();
    }

    @Test
    void known_and_unknown_phones_are_refused_alike() {
        PhoneNumber known = Some.phone();
        SignedIn unused = world.signIn(known, Some.origin());
        PhoneNumber unknown = Some.phone();
        SentCode unusedToo = world.askForCode(unknown, Some.origin());

        Refused one = refused(known, Some.origin());
        Refused other = refused(unknown, Some.origin());

        assertThat(one.problem()).isEqualTo(other.problem());
        assertThat(one.retryAfter()).isEqualTo(other.retryAfter());
        assertThat(one.alternatives()).isEqualTo(other.alternatives()).containsExactly("telegram");
        assertThat(latest(known).rule()).isEqualTo(SendRule.LIMIT);
        assertThat(latest(known).detail()).isEqualTo("code_resend");
    }

    @Test
    void a_reviewer_signs_in_with_a_code_that_never_changes_and_nothing_is_sent() {
        PhoneNumber reviewer = Some.phone();
        world = reviewedBy(reviewer, Duration.ofDays(1), false);

        SentCode sent = world.askForCode(reviewer, Some.origin());
        assertThat(sent.length()).isEqualTo(6);
        assertThatCode(sent, "000000").hasMessage("login.code_wrong");
        SignedIn in = world.typeCode(sent, new LoginCode("123456"), Some.origin());

        assertThat(in.isNew()).isTrue();
        assertThat(world.phones.textsTo(reviewer)).isEmpty();
        assertThat(latest(reviewer).rule()).isEqualTo(SendRule.TEST_NUMBER);
        assertThat(world.stores.audit.written())
                .anyMatch(event -> event.action() == AuditAction.TEST_NUMBER_USED
                        && event.subject().equals(Optional.of(in.user().id())));
    }

    @Test
    void a_number_for_reviewers_is_one_like_any_other_when_its_time_is_over() {
        PhoneNumber reviewer = Some.phone();
        world = reviewedBy(reviewer, Duration.ofDays(1), false);
        world.clock.advance(Duration.ofDays(1));

        SentCode sent = world.askForCode(reviewer, Some.origin());

        assertThat(world.phones.textsTo(reviewer)).hasSize(1);
        assertThatCode(sent, "123456").hasMessageStartingWith("login.code_");
    }

    @Test
    void nobody_becomes_or_is_administrator_by_a_number_whose_code_others_know() {
        PhoneNumber reviewer = Some.phone();
        world = reviewedBy(reviewer, Duration.ofDays(1), true);
        SentCode sent = world.askForCode(reviewer, Some.origin());

        assertThatCode(sent, "123456").hasMessage("login.test_number");

        SignedIn admin = world.signIn(Some.phone(), Some.origin());
        assertThat(admin.user().role().name()).isEqualTo("ADMIN");
        world.clock.advance(Duration.ofMinutes(2));
        SentCode again = world.askForCode(reviewer, Some.origin());
        SignedIn in = world.typeCode(again, new LoginCode("123456"), Some.origin());
        assertThat(in.user().role().name()).isEqualTo("STUDENT");
    }

    @Test
    void guesses_at_a_number_for_reviewers_are_counted_as_ever() {
        PhoneNumber reviewer = Some.phone();
        world = reviewedBy(reviewer, Duration.ofDays(1), false);
        for (int code = 0; code < 2; code++) {
            world.clock.advance(Duration.ofMinutes(2));
            SentCode sent = world.askForCode(reviewer, Some.origin());
            for (int guess = 0; guess < 5; guess++) {
                assertThatCode(sent, "999999").hasMessage("login.code_wrong");
            }
        }

        assertThat(refused(reviewer, Some.origin())).hasMessage("login.locked");
    }

    private static World world(FraudMode mode, ServedNumbers served, Budgets budgets) {
        return new World(new FraudRules(mode, served, budgets), TELEGRAM, false);
    }

    private World reviewedBy(PhoneNumber reviewer, Duration life, boolean firstIsAdmin) {
        Instant end = world.clock.instant().plus(life);
        TestNumbers numbers =
                new TestNumbers(Map.of(reviewer, new TestNumbers.TestNumber(new LoginCode("123456"), end)));
        return new World(World.HARMLESS, new OutsideOfTexts(List.of(), numbers), firstIsAdmin);
    }

    private Refused refused(PhoneNumber phone, Origin origin) {
        return catchThrowableOfType(Refused.class, () -> world.askForCode(phone, origin));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatCode(SentCode sent, String code) {
        return assertThat(
                catchThrowableOfType(Refused.class, () -> world.typeCode(sent, new LoginCode(code), Some.origin())));
    }

    private Decision latest(PhoneNumber phone) {
        return world.viewDecisions.page(phone, Optional.empty(), 1).items().get(0);
    }

    private static PhoneNumber attacked(int i) {
        return new PhoneNumber("+7912345%04d".formatted(i));
    }

    private static PhoneNumber german(int i) {
        return new PhoneNumber("+49151123%05d".formatted(i));
    }

    /** Nobody else is near. */
    private Origin stranger() {
        return Some.origin(new Network("%06x01".formatted(networks.incrementAndGet())));
    }

    private static Origin neighbour(int i) {
        return Some.origin(new Network("abcdef%02x".formatted(i)));
    }
}
