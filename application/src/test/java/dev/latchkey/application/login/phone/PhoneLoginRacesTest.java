package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.domain.shared.Refused;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sign-ins that many try at the same moment. Without limits, so that nothing but the rule under test can refuse. */
class PhoneLoginRacesTest {
    private final World world = new World(World.RULES, World.NO_LIMITS, true);

    @Test
    void five_hundred_right_codes_at_once_give_one_session() {
        for (int round = 0; round < 5; round++) {
            PhoneNumber phone = Some.phone();
            SentCode sent = world.askForCode(phone, Some.origin());
            LoginCode code = world.latestCodeTo(phone);
            int sessionsBefore = world.stores.sessions.opened().size();

            List<String> answers = AtOnce.call(500, i -> answer(() -> world.typeCode(sent, code, Some.origin())));

            assertThat(answers.stream().filter("new"::equals)).hasSize(1);
            assertThat(answers.stream().filter(answer -> !answer.equals("new"))).containsOnly("login.code_gone");
            assertThat(world.stores.sessions.opened()).hasSize(sessionsBefore + 1);
        }
    }

    @Test
    void a_thousand_wrong_codes_at_once_get_five_answers() {
        for (int round = 0; round < 5; round++) {
            PhoneNumber phone = Some.phone();
            SentCode sent = world.askForCode(phone, Some.origin());
            LoginCode wrong = world.wrongCodeFor(phone);

            List<String> answers = AtOnce.call(1_000, i -> answer(() -> world.typeCode(sent, wrong, Some.origin())));

            assertThat(answers.stream().filter("login.code_wrong"::equals)).hasSize(5);
            assertThat(answers.stream().filter("login.code_gone"::equals)).hasSize(995);
        }
    }

    @Test
    void right_codes_of_many_people_at_once_are_all_good() {
        List<PhoneNumber> phones = Stream.generate(Some::phone).limit(64).toList();
        List<SentCode> sent = phones.stream()
                .map(phone -> world.askForCode(phone, Some.origin()))
                .toList();

        List<SignedIn> signedIn =
                AtOnce.call(64, i -> world.typeCode(sent.get(i), world.latestCodeTo(phones.get(i)), Some.origin()));

        assertThat(signedIn).allMatch(SignedIn::isNew);
        assertThat(signedIn.stream().map(in -> in.user().id()).distinct()).hasSize(64);
        assertThat(signedIn.stream().filter(in -> in.user().role() == Role.ADMIN))
                .hasSize(1);
    }

    @Test
    void two_who_sign_in_with_each_others_code_at_once_do_not_invite_each_other() {
        for (int round = 0; round < 20; round++) {
            List<PhoneNumber> phones = List.of(Some.phone(), Some.phone());
            List<SignedIn> known = phones.stream()
                    .map(phone -> world.signIn(phone, Some.origin()))
                    .toList();
            List<SentCode> sent = phones.stream()
                    .map(phone -> world.askForCode(phone, Some.origin()))
                    .toList();

            List<SignedIn> signedIn = AtOnce.call(
                    2,
                    i -> world.typeCode(
                            sent.get(i),
                            world.latestCodeTo(phones.get(i)),
                            known.get(1 - i).user().inviteCode(),
                            Some.origin()));

            assertThat(signedIn.stream()
                            .filter(in -> in.user().activatedInviteCode().isPresent()))
                    .hasSize(1);
        }
    }

    private static String answer(Supplier<SignedIn> call) {
        try {
            return call.get().isNew() ? "new" : "known";
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
