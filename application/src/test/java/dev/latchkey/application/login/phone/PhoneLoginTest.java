package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.application.World;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.messages.fraud.NoteTyped;
import dev.latchkey.application.sessions.RecogniseNetwork;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Codes: how they come, how long they are good for, and that they are good once. */
class PhoneLoginTest {
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final World world = new World();
    private final PhoneNumber phone = Some.phone();
    private final Origin home = Some.origin();

    @Test
    void a_phone_signs_in_with_the_code_that_it_received() {
        SentCode sent = world.askForCode(phone, home);

        SignedIn signedIn = world.typeCode(sent, world.latestCodeTo(phone), home);

        assertThat(signedIn.isNew()).isTrue();
        assertThat(signedIn.user().phone()).contains(phone);
        assertThat(world.callerOf(signedIn).user()).isEqualTo(signedIn.user().id());
    }

    @Test
    void who_asks_for_a_code_is_told_how_long_it_is_and_how_long_it_is_good_for() {
        SentCode sent = world.askForCode(phone, home);

        assertThat(sent.length()).isEqualTo(4);
        assertThat(world.latestCodeTo(phone).digits()).hasSize(4);
        assertThat(sent.expiresIn()).isEqualTo(Duration.ofMinutes(2));
        assertThat(sent.resendIn()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void phones_with_and_without_an_account_get_the_same_answer() {
        PhoneNumber known = world.member().user().phone().orElseThrow();
        world.clock.advance(Duration.ofHours(1));

        SentCode toKnown = world.askForCode(known, home);
        SentCode toUnknown = world.askForCode(phone, home);

        ChallengeId same = toKnown.challenge();
        assertThat(toKnown)
                .isEqualTo(new SentCode(same, toUnknown.length(), toUnknown.expiresIn(), toUnknown.resendIn()));
    }

    @Test
    void every_way_to_write_a_phone_means_the_same_account() {
        SignedIn first = signInAs("+79123456789");
        world.clock.advance(Duration.ofMinutes(1));
        SignedIn second = signInAs("8 (912) 345-67-89");

        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
    }

    @Test
    void what_is_no_phone_gets_no_code() {
        assertThatThrownBy(() -> world.requestCode.request("phone", home)).isInstanceOf(InvalidValue.class);
        world.deliverMessages.deliver();

        assertThat(world.phones.sent()).isEmpty();
    }

    @Test
    void the_message_speaks_the_language_of_the_caller() {
        PhoneNumber other = Some.phone();
        world.askForCode(phone, new Origin(home.address(), home.network(), "", Optional.of(Language.RU)));
        world.askForCode(other, new Origin(home.address(), home.network(), "", Optional.empty()));

        assertThat(world.phones.textsTo(phone)).singleElement().asString().contains("Ваш код");
        assertThat(world.phones.textsTo(other)).singleElement().asString().contains("Your code");
    }

    @Test
    void asking_for_a_code_opens_no_account() {
        world.askForCode(phone, home);

        assertThat(world.stores.accounts.signInByPhone(phone, Some.NOW)).isEmpty();
        assertThat(world.stores.audit.written()).isEmpty();
    }

    @Test
    void a_code_is_good_once() {
        SentCode sent = world.askForCode(phone, home);
        world.typeCode(sent, world.latestCodeTo(phone), home);

        assertRefused("login.code_gone", sent, world.latestCodeTo(phone));
    }

    @Test
    void a_code_is_good_until_its_last_microsecond() {
        SentCode sent = world.askForCode(phone, home);
        world.clock.advance(Duration.ofMinutes(2).minus(MICRO));

        assertThat(world.typeCode(sent, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void a_code_is_too_late_after_two_minutes() {
        SentCode sent = world.askForCode(phone, home);
        world.clock.advance(Duration.ofMinutes(2));

        assertRefused("login.code_gone", sent, world.latestCodeTo(phone));
    }

    @Test
    void wrong_guesses_are_told_how_many_are_left_and_burn_the_right_one_in_the_end() {
        SentCode sent = world.askForCode(phone, home);
        for (int left = 4; left >= 0; left--) {
            Refused refused = assertRefused("login.code_wrong", sent, world.wrongCodeFor(phone));
            assertThat(refused.attemptsLeft()).hasValue(left);
        }

        assertThat(assertRefused("login.code_gone", sent, world.latestCodeTo(phone))
                        .attemptsLeft())
                .isEmpty();
    }

    @Test
    void the_right_code_is_still_good_at_the_last_guess() {
        SentCode sent = world.askForCode(phone, home);
        for (int i = 0; i < 4; i++) {
            assertRefused("login.code_wrong", sent, world.wrongCodeFor(phone));
        }

        assertThat(world.typeCode(sent, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void a_challenge_that_nobody_opened_is_gone() {
        SentCode unknown = new SentCode(ChallengeId.random(new Random()), 4, Duration.ZERO, Duration.ZERO);

        assertRefused("login.code_gone", unknown, new LoginCode("0000"));
    }

    @Test
    void a_code_proves_nothing_for_the_challenge_of_another_phone() {
        SentCode mine = world.askForCode(phone, home);
        PhoneNumber other = Some.phone();
        world.askForCode(other, home);
        assertThat(world.latestCodeTo(other)).isNotEqualTo(world.latestCodeTo(phone));

        assertRefused("login.code_wrong", mine, world.latestCodeTo(other));
    }

    @Test
    void a_code_of_another_length_is_a_wrong_guess() {
        SentCode sent = world.askForCode(phone, home);
        String right = world.latestCodeTo(phone).digits();

        assertRefused("login.code_wrong", sent, new LoginCode("0" + right));
        Refused refused = assertRefused("login.code_wrong", sent, new LoginCode(right + "0"));
        assertThat(refused.attemptsLeft()).hasValue(3);
    }

    @Test
    void a_newer_code_makes_the_older_useless() {
        SentCode older = world.askForCode(phone, home);
        LoginCode olderCode = world.latestCodeTo(phone);
        world.clock.advance(Duration.ofMinutes(1));
        SentCode newer = world.askForCode(phone, home);

        assertRefused("login.code_gone", older, olderCode);
        assertRefused("login.code_gone", older, world.latestCodeTo(phone));
        assertThat(world.typeCode(newer, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void a_right_code_that_is_replaced_while_it_is_looked_at_lets_nobody_in() {
        SentCode sent = world.askForCode(phone, home);
        LoginCode right = world.latestCodeTo(phone);
        RecordAudit audit = new RecordAudit(world.stores.audit, world.clock);
        CodeHasher slow = new CodeHasher() {
            @Override
            public CodeHash hash(ChallengeId id, CodePurpose purpose, PhoneNumber whose, LoginCode code) {
                return new InMemoryCodeHasher().hash(id, purpose, whose, code);
            }

            @Override
            public boolean isRight(CodeChallenge challenge, LoginCode typed) {
                world.clock.advance(Duration.ofMinutes(1));
                world.askForCode(phone, home);
                return new InMemoryCodeHasher().isRight(challenge, typed);
            }
        };
        VerifyLoginCode verify = new VerifyLoginCode(
                world.stores.challenges,
                new CheckCode(
                        world.stores.challenges,
                        slow,
                        World.RULES,
                        new RecogniseNetwork(world.stores.sessions, world.clock),
                        new NoteTyped(world.stores.ledger, world.stores.tellVendors(world.clock)),
                        audit,
                        world.clock),
                new LookUpInvite(world.stores.invites, world.stores.campaigns, world.limits, world.clock),
                new PhoneDoor(world.findOrOpenAccount, TestNumbers.none(), audit),
                world.signIn,
                world.limits,
                world.clock);

        assertThatThrownBy(() -> verify.verify(
                        new VerifyLoginCode.Attempt(sent.challenge(), right, Optional.empty(), Newcomer.SILENT), home))
                .hasMessage("login.code_gone");

        assertThat(world.stores.accounts.signInByPhone(phone, Some.NOW)).isEmpty();
        assertThat(world.stores.sessions.opened()).isEmpty();
    }

    @Test
    void who_asks_again_too_early_is_told_exactly_how_long_to_wait() {
        SentCode sent = world.askForCode(phone, home);
        world.clock.advance(Duration.ofSeconds(10).plus(MICRO));

        Refused refused = catchThrowableOfType(Refused.class, () -> world.askForCode(phone, home));

        assertThat(refused).hasMessage("login.resend_too_early");
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(50).minus(MICRO));
        assertThat(world.phones.textsTo(phone)).hasSize(1);
        assertThat(world.typeCode(sent, world.latestCodeTo(phone), home).isNew())
                .isTrue();
    }

    @Test
    void who_waits_as_long_as_told_gets_another_code() {
        world.askForCode(phone, home);
        world.clock.advance(Duration.ofMinutes(1));

        world.askForCode(phone, home);

        assertThat(world.phones.textsTo(phone)).hasSize(2);
    }

    @Test
    void codes_grow_to_six_digits_after_a_wrong_guess_and_shrink_after_a_day() {
        SentCode sent = world.askForCode(phone, home);
        assertRefused("login.code_wrong", sent, world.wrongCodeFor(phone));
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.askForCode(phone, home).length()).isEqualTo(6);
        assertThat(world.latestCodeTo(phone).digits()).hasSize(6);
        world.clock.advance(CodeRules.MEMORY.minusMinutes(1).minus(MICRO));
        assertThat(world.askForCode(phone, home).length()).isEqualTo(6);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.askForCode(phone, home).length()).isEqualTo(4);
    }

    @Test
    void a_wrong_guess_makes_the_codes_of_no_other_phone_longer() {
        SentCode sent = world.askForCode(phone, home);
        assertRefused("login.code_wrong", sent, world.wrongCodeFor(phone));

        assertThat(world.askForCode(Some.phone(), home).length()).isEqualTo(4);
    }

    @Test
    void a_right_guess_does_not_make_the_next_code_longer() {
        world.signIn(phone, home);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.askForCode(phone, home).length()).isEqualTo(4);
    }

    @Test
    void whoever_asks_from_a_suspicious_network_gets_six_digits() {
        World strict = worldFlaggingAfter(OptionalInt.of(3));
        for (int i = 0; i < 3; i++) {
            assertThat(strict.askForCode(Some.phone(), home).length()).isEqualTo(4);
            guessWrong(strict);
        }

        assertThat(strict.askForCode(Some.phone(), home).length()).isEqualTo(6);
        assertThat(strict.askForCode(Some.phone(), Some.origin()).length()).isEqualTo(4);
    }

    @Test
    void no_network_is_suspicious_where_networks_are_not_watched() {
        World careless = worldFlaggingAfter(OptionalInt.empty());
        for (int i = 0; i < 60; i++) {
            guessWrong(careless);
        }

        assertThat(careless.askForCode(Some.phone(), home).length()).isEqualTo(4);
    }

    @Test
    void sign_ins_and_wrong_guesses_are_written_down() {
        SentCode sent = world.askForCode(phone, home);
        assertRefused("login.code_wrong", sent, world.wrongCodeFor(phone));
        User user = world.typeCode(sent, world.latestCodeTo(phone), home).user();

        List<AuditEvent> written = world.stores.audit.written();

        assertThat(written.stream().map(AuditEvent::action))
                .containsExactly(AuditAction.CODE_WRONG, AuditAction.ACCOUNT_OPENED, AuditAction.SIGNED_IN);
        assertThat(written).allMatch(event -> event.address().equals(home.address()));
        assertThat(written).allMatch(event -> event.at().equals(Some.NOW));
        AuditEvent wrong = written.get(0);
        assertThat(wrong.actor()).isEmpty();
        assertThat(wrong.details()).isEqualTo(Map.of("phone", phone.masked()));
        AuditEvent signedIn = written.get(2);
        assertThat(signedIn.actor()).contains(user.id());
        assertThat(signedIn.subject()).contains(user.id());
        assertThat(signedIn.details()).containsEntry("method", "sms");
    }

    @Test
    void no_code_no_phone_and_no_token_is_in_anything_that_may_be_printed() {
        SentCode sent = world.askForCode(phone, home);
        LoginCode code = world.latestCodeTo(phone);
        LoginCode wrong = world.wrongCodeFor(phone);
        Refused refused = assertRefused("login.code_wrong", sent, wrong);
        VerifyLoginCode.Attempt attempt =
                new VerifyLoginCode.Attempt(sent.challenge(), code, Optional.empty(), Newcomer.SILENT);
        SignedIn signedIn = world.verifyCode.verify(attempt, home);

        String printed = String.join(
                "\n",
                sent.toString(),
                refused.toString(),
                attempt.toString(),
                signedIn.toString(),
                home.toString(),
                world.stores.audit.written().toString(),
                world.stores.audit.written().stream()
                        .map(AuditEvent::details)
                        .toList()
                        .toString(),
                world.stores.sessions.opened().toString(),
                world.phones.sent().toString());

        assertThat(printed)
                .doesNotContain(
                        " " + code.digits(),
                        "=" + code.digits(),
                        wrong.digits() + "]",
                        phone.e164(),
                        sent.challenge().value().toString(),
                        signedIn.tokens().accessToken(),
                        signedIn.tokens().refreshToken(),
                        home.network().key());
    }

    private World worldFlaggingAfter(OptionalInt guesses) {
        return new World(
                new CodeRules(4, Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 10, guesses), World.NO_LIMITS, false);
    }

    private void guessWrong(World there) {
        PhoneNumber victim = Some.phone();
        SentCode sent = there.askForCode(victim, home);
        assertThatThrownBy(() -> there.typeCode(sent, there.wrongCodeFor(victim), home))
                .hasMessage("login.code_wrong");
    }

    private SignedIn signInAs(String written) {
        SentCode sent = world.requestCode.request(written, home);
        world.deliverMessages.deliver();
        return world.typeCode(sent, world.latestCodeTo(new PhoneNumber("+79123456789")), home);
    }

    private Refused assertRefused(String problem, SentCode sent, LoginCode code) {
        Refused refused = catchThrowableOfType(Refused.class, () -> world.typeCode(sent, code, home));
        assertThat(refused).hasMessage(problem);
        return refused;
    }
}
