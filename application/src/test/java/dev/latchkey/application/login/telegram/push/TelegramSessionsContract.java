package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.push.TelegramSessions.Begun;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Context;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Known;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.sessions.TokenHash;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What all {@link TelegramSessions} promise, whatever they are stored in. */
public interface TelegramSessionsContract {
    Instant NOW = Some.NOW;
    Instant END = NOW.plusSeconds(300);
    MatchNumber MATCH = new MatchNumber(42);
    MatchNumber WRONG = new MatchNumber(24);

    TelegramSessions sessions();

    @Test
    default void what_is_begun_is_found_by_page_and_link_as_it_was() {
        for (Optional<InvitationCode> invite :
                List.of(Optional.<InvitationCode>empty(), Optional.<InvitationCode>of(Some.inviteCode()))) {
            Begun begun = begun(Optional.of(Some.phone()), invite);
            Known known = new Known(begun.session(), begun.context());

            assertThat(sessions().ofPage(begun.poll())).contains(known);
            assertThat(sessions().ofLink(begun.link())).contains(known);
            assertThat(sessions().ofPage(begun.link())).isEmpty();
            assertThat(sessions().ofLink(begun.poll())).isEmpty();
        }
    }

    @Test
    default void many_are_found_at_once_each_by_its_page() {
        Optional<PhoneNumber> phone = Optional.of(Some.phone());
        Begun older = begun(phone, Optional.empty());
        Begun newer = begun(phone, Optional.empty());
        Begun other = begun();

        Map<TokenHash, TelegramSession> found =
                sessions().ofPages(List.of(older.poll(), newer.poll(), newer.link(), secret(Use.POLL)));

        assertThat(found).containsOnlyKeys(older.poll(), newer.poll());
        assertThat(found.get(older.poll()).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(found.get(newer.poll())).isEqualTo(newer.session());
        assertThat(sessions().ofPages(List.of(other.poll()))).containsOnlyKeys(other.poll());
        assertThat(sessions().ofPages(List.of())).isEmpty();
    }

    @Test
    default void every_step_is_the_one_of_the_domain_whatever_came_before() {
        Random random = new Random(11);
        for (int round = 0; round < 150; round++) {
            PhoneNumber phone = Some.phone();
            Begun begun = begun(random.nextBoolean() ? Optional.of(phone) : Optional.empty(), Optional.empty());
            TelegramSessionWalk walk = new TelegramSessionWalk(sessions(), begun, phone);
            for (int step = 0; step < 12; step++) {
                walk.step(random);
            }
        }
    }

    @Test
    default void an_older_button_is_worth_nothing() {
        Begun begun = begun();
        TelegramPerson anna = person(Some.telegram());
        TokenHash older = opened(begun, anna);
        TokenHash button = opened(begun, anna);

        assertThat(sessions().approve(older, anna.id(), Optional.empty(), NOW)).isEmpty();
        assertThat(sessions().reject(older, anna.id(), NOW)).isEmpty();
        assertThat(sessions().approve(button, anna.id(), Optional.empty(), NOW)).isPresent();
    }

    @Test
    default void a_newer_session_ends_the_older_ones_of_its_phone_that_wait_and_no_others() {
        Optional<PhoneNumber> phone = Optional.of(Some.phone());
        TelegramPerson anna = person(Some.telegram());
        Begun approved = begun(phone, Optional.empty());
        TokenHash yes = secret(Use.BUTTON);
        assertThat(sessions().open(approved.link(), anna, true, yes, NOW)).isPresent();
        assertThat(sessions().approve(yes, anna.id(), Optional.empty(), NOW)).isPresent();
        Begun other = begun();
        Begun older = begun(phone, Optional.empty());
        TokenHash button = secret(Use.BUTTON);
        assertThat(sessions().open(older.link(), anna, true, button, NOW)).isPresent();

        Begun newer = begun(phone, Optional.empty());

        assertThat(stage(older)).isEqualTo(Stage.EXPIRED);
        assertThat(sessions().approve(button, anna.id(), Optional.empty(), NOW)).isEmpty();
        assertThat(sessions().reject(button, anna.id(), NOW)).isEmpty();
        assertThat(sessions().open(older.link(), anna, true, button, NOW)).isEmpty();
        assertThat(stage(newer)).isEqualTo(Stage.WAITING);
        assertThat(stage(other)).isEqualTo(Stage.WAITING);
        assertThat(sessions().claim(approved.poll(), NOW)).isPresent();
    }

    @Test
    default void a_contact_goes_to_the_latest_session_that_takes_it() {
        TelegramPerson anna = person(Some.telegram());
        PhoneNumber phone = Some.phone();
        Begun other = begun(Optional.of(Some.phone()), Optional.empty());
        Begun wanted = begun(Optional.of(phone), Optional.empty());
        Begun later = begun(Optional.of(Some.phone()), Optional.empty());
        for (Begun each : List.of(other, wanted, later)) {
            assertThat(sessions().open(each.link(), anna, false, secret(Use.BUTTON), NOW))
                    .isPresent();
        }

        assertThat(sessions().share(anna.id(), phone, secret(Use.BUTTON), NOW)).isPresent();

        assertThat(stage(wanted)).isEqualTo(Stage.ASKED);
        assertThat(stage(other)).isEqualTo(Stage.CONTACT);
        assertThat(stage(later)).isEqualTo(Stage.CONTACT);
    }

    @Test
    default void a_session_is_known_by_its_last_button_whatever_became_of_it() {
        Begun begun = begun();
        TelegramPerson anna = person(Some.telegram());
        TokenHash first = opened(begun, anna);
        TokenHash second = opened(begun, anna);

        assertThat(sessions().ofButton(first)).isEmpty();
        assertThat(sessions().reject(second, anna.id(), NOW)).isPresent();
        assertThat(sessions().ofButton(second)).isEqualTo(sessions().ofPage(begun.poll()));
        assertThat(sessions().ofButton(second).orElseThrow().session().stage()).isEqualTo(Stage.REJECTED);
    }

    @Test
    default void of_many_who_claim_at_once_one_does() {
        for (int round = 0; round < 5; round++) {
            Begun begun = begun();
            TelegramPerson anna = person(Some.telegram());
            TokenHash button = opened(begun, anna);
            assertThat(sessions().approve(button, anna.id(), Optional.empty(), NOW))
                    .isPresent();

            List<Boolean> claimed =
                    AtOnce.call(100, i -> sessions().claim(begun.poll(), NOW).isPresent());

            assertThat(claimed.stream().filter(was -> was)).hasSize(1);
            assertThat(stage(begun)).isEqualTo(Stage.CLAIMED);
        }
    }

    @Test
    default void of_yes_and_no_at_once_one_counts() {
        for (int round = 0; round < 20; round++) {
            Begun begun = begun();
            TelegramPerson anna = person(Some.telegram());
            TokenHash button = opened(begun, anna);

            List<Optional<Stage>> answers = AtOnce.call(
                    32,
                    i -> (i % 2 == 0
                                    ? sessions().approve(button, anna.id(), Optional.empty(), NOW)
                                    : sessions().reject(button, anna.id(), NOW))
                            .map(known -> known.session().stage()));

            List<Stage> counted = answers.stream().flatMap(Optional::stream).toList();
            assertThat(counted).hasSize(1).containsExactly(stage(begun));
        }
    }

    @Test
    default void of_many_who_come_by_one_link_at_once_one_is_asked() {
        for (int round = 0; round < 10; round++) {
            Begun begun = begun();

            List<Boolean> came = AtOnce.call(
                    16,
                    i -> sessions()
                            .open(begun.link(), person(Some.telegram()), false, secret(Use.BUTTON), NOW)
                            .isPresent());

            assertThat(came.stream().filter(was -> was)).hasSize(1);
        }
    }

    @Test
    default void of_many_sessions_for_one_phone_at_once_one_is_left() {
        for (int round = 0; round < 10; round++) {
            Optional<PhoneNumber> phone = Optional.of(Some.phone());

            List<Begun> all = AtOnce.call(16, i -> begun(phone, Optional.empty()));

            assertThat(all.stream().map(this::stage).filter(stage -> stage == Stage.WAITING))
                    .hasSize(1);
        }
    }

    private Stage stage(Begun begun) {
        return sessions().ofPage(begun.poll()).orElseThrow().session().stage();
    }

    private TokenHash opened(Begun begun, TelegramPerson who) {
        TokenHash button = secret(Use.BUTTON);
        assertThat(sessions().open(begun.link(), who, false, button, NOW)).isPresent();
        return button;
    }

    private Begun begun() {
        return begun(Optional.empty(), Optional.empty());
    }

    private Begun begun(Optional<PhoneNumber> phone, Optional<InvitationCode> invite) {
        Begun begun = new Begun(
                secret(Use.POLL),
                secret(Use.LINK),
                TelegramSession.begin(phone, MATCH, END),
                new Context(Some.origin(), invite, NOW));
        sessions().begin(begun);
        return begun;
    }

    static TokenHash secret(Use use) {
        return TelegramSecret.random(new SecureRandom()).hash(use);
    }

    static TelegramPerson person(TelegramId id) {
        return TelegramPerson.called(id, Optional.of("Анна"), Optional.empty(), Optional.of("anna_" + id.value()));
    }
}
