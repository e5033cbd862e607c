package dev.latchkey.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.login.TelegramSession.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TelegramSessionTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15Z");
    private static final Instant END = NOW.plusSeconds(300);
    private static final PhoneNumber PHONE = new PhoneNumber("+79123456789");
    private static final PhoneNumber OTHER_PHONE = new PhoneNumber("+79123456780");
    private static final TelegramPerson ANNA = person(42);
    private static final TelegramPerson STRANGER = person(43);
    private static final MatchNumber MATCH = new MatchNumber(7);
    private static final int STEPS = 4;

    /** Everything that can happen, by the right person, by a wrong one, with a wrong value and after the end. */
    private enum Event {
        OPEN,
        OPEN_AS_OWNER,
        OPEN_BY_STRANGER,
        OPEN_LATE,
        PUSH,
        SHARE,
        SHARE_BY_STRANGER,
        SHARE_OTHER,
        APPROVE,
        APPROVE_WRONG,
        APPROVE_BARE,
        APPROVE_BY_STRANGER,
        APPROVE_LATE,
        REJECT,
        REJECT_BY_STRANGER,
        REJECT_LATE,
        CLAIM,
        CLAIM_LATE,
        SUPERSEDE;

        Optional<TelegramSession> on(TelegramSession session) {
            return switch (this) {
                case OPEN -> session.open(ANNA, false, NOW);
                case OPEN_AS_OWNER -> session.open(ANNA, true, NOW);
                case OPEN_BY_STRANGER -> session.open(STRANGER, false, NOW);
                case OPEN_LATE -> session.open(ANNA, true, END);
                case PUSH -> session.push(ANNA, NOW);
                case SHARE -> session.share(ANNA.id(), PHONE, NOW);
                case SHARE_BY_STRANGER -> session.share(STRANGER.id(), PHONE, NOW);
                case SHARE_OTHER -> session.share(ANNA.id(), OTHER_PHONE, NOW);
                case APPROVE -> session.approve(ANNA.id(), Optional.of(MATCH), NOW);
                case APPROVE_WRONG -> session.approve(ANNA.id(), Optional.of(new MatchNumber(70)), NOW);
                case APPROVE_BARE -> session.approve(ANNA.id(), Optional.empty(), NOW);
                case APPROVE_BY_STRANGER -> session.approve(STRANGER.id(), Optional.of(MATCH), NOW);
                case APPROVE_LATE -> session.approve(ANNA.id(), Optional.of(MATCH), END);
                case REJECT -> session.reject(ANNA.id(), NOW);
                case REJECT_BY_STRANGER -> session.reject(STRANGER.id(), NOW);
                case REJECT_LATE -> session.reject(ANNA.id(), END);
                case CLAIM -> session.claim(NOW);
                case CLAIM_LATE -> session.claim(session.expiresAt());
                case SUPERSEDE -> session.supersede();
            };
        }
    }

    @Test
    void whatever_happens_in_whatever_order_nobody_gets_in_who_should_not() {
        int ways = 0;
        for (Optional<PhoneNumber> phone : List.of(Optional.<PhoneNumber>empty(), Optional.of(PHONE))) {
            ways += follow(TelegramSession.begin(phone, MATCH, END), new ArrayList<>());
        }
        assertThat(ways).isEqualTo(2 * ways(STEPS));
    }

    private static int ways(int steps) {
        return steps == 0 ? 1 : 1 + Event.values().length * ways(steps - 1);
    }

    private int follow(TelegramSession session, List<Event> taken) {
        int ways = 1;
        if (taken.size() == STEPS) {
            return ways;
        }
        for (Event event : Event.values()) {
            Optional<TelegramSession> after = event.on(session);
            List<Event> way = new ArrayList<>(taken);
            way.add(event);
            after.ifPresent(next -> check(session, event, next, way));
            ways += follow(after.orElse(session), way);
        }
        return ways;
    }

    private void check(TelegramSession before, Event event, TelegramSession after, List<Event> way) {
        // Nothing happens late, and what is decided is decided.
        assertThat(event.name()).as("%s", way).doesNotEndWith("LATE");
        assertThat(before.stage()).as("%s", way).isNotIn(Stage.REJECTED, Stage.EXPIRED, Stage.CLAIMED);
        if (before.stage() == Stage.APPROVED) {
            assertThat(event).as("%s", way).isEqualTo(Event.CLAIM);
        }
        // Whoever came first is the one, and is the only one to do anything.
        before.person()
                .ifPresent(person -> assertThat(after.person()).as("%s", way).contains(person));
        if (event != Event.OPEN_BY_STRANGER && event.name().endsWith("STRANGER")) {
            assertThat(after.person()).as("%s", way).contains(STRANGER);
        }
        if (after.stage() == Stage.APPROVED) {
            approved(before, event, after, way);
        }
        if (after.stage() == Stage.CLAIMED) {
            assertThat(before.stage()).as("%s", way).isEqualTo(Stage.APPROVED);
        }
        // A phone is proved by sharing it alone.
        if (!after.proved().equals(before.proved())) {
            assertThat(event.name()).as("%s", way).startsWith("SHARE");
            after.phone()
                    .ifPresent(phone -> assertThat(after.proved()).as("%s", way).contains(phone));
        }
    }

    private void approved(TelegramSession before, Event event, TelegramSession after, List<Event> way) {
        assertThat(event.name()).as("%s", way).startsWith("APPROVE");
        assertThat(before.stage()).as("%s", way).isEqualTo(Stage.ASKED);
        if (before.mustMatch()) {
            assertThat(event).as("%s", way).isEqualTo(Event.APPROVE);
        }
        if (after.phone().isPresent() && after.proved().isEmpty()) {
            assertThat(way).as("%s", way).containsAnyOf(Event.OPEN_AS_OWNER, Event.PUSH);
        }
    }

    @Test
    void who_came_by_the_link_says_yes_and_the_page_fetches_once() {
        TelegramSession asked = TelegramSession.begin(Optional.empty(), MATCH, END)
                .open(ANNA, false, NOW)
                .orElseThrow();
        assertThat(asked.status(NOW)).isEqualTo(Status.PENDING);

        TelegramSession approved =
                asked.approve(ANNA.id(), Optional.empty(), NOW).orElseThrow();

        assertThat(approved.status(NOW)).isEqualTo(Status.APPROVED);
        TelegramSession claimed = approved.claim(NOW).orElseThrow();
        assertThat(claimed.status(END)).isEqualTo(Status.CLAIMED);
        assertThat(claimed.claim(NOW)).isEmpty();
    }

    @Test
    void a_phone_of_somebody_else_needs_the_contact() {
        TelegramSession contact = TelegramSession.begin(Optional.of(PHONE), MATCH, END)
                .open(ANNA, false, NOW)
                .orElseThrow();

        assertThat(contact.stage()).isEqualTo(Stage.CONTACT);
        assertThat(contact.approve(ANNA.id(), Optional.of(MATCH), NOW)).isEmpty();
        assertThat(contact.share(ANNA.id(), OTHER_PHONE, NOW)).isEmpty();
        TelegramSession asked = contact.share(ANNA.id(), PHONE, NOW).orElseThrow();
        assertThat(asked.approve(ANNA.id(), Optional.empty(), NOW)).isPresent();
    }

    @Test
    void a_chat_that_we_wrote_to_needs_the_number_of_the_page() {
        TelegramSession pushed = TelegramSession.begin(Optional.of(PHONE), MATCH, END)
                .push(ANNA, NOW)
                .orElseThrow();

        assertThat(stageAfter(pushed, Optional.empty())).isEqualTo(Stage.REJECTED);
        assertThat(stageAfter(pushed, Optional.of(new MatchNumber(8)))).isEqualTo(Stage.REJECTED);
        assertThat(stageAfter(pushed, Optional.of(MATCH))).isEqualTo(Stage.APPROVED);
        assertThat(pushed.open(STRANGER, true, NOW)).isEmpty();
    }

    @Test
    void what_is_approved_in_the_last_moment_can_still_be_fetched_for_a_minute() {
        TelegramSession approved = TelegramSession.begin(Optional.empty(), MATCH, END)
                .open(ANNA, false, NOW)
                .flatMap(asked -> asked.approve(ANNA.id(), Optional.empty(), END.minusNanos(1_000)))
                .orElseThrow();

        assertThat(approved.claim(END.plusSeconds(59))).isPresent();
        assertThat(approved.claim(END.plusSeconds(60))).isEmpty();
        assertThat(approved.status(END.plusSeconds(60))).isEqualTo(Status.EXPIRED);
    }

    @Test
    void the_number_is_one_of_three_different_ones_at_every_place() {
        Random random = new Random(5);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<MatchNumber> choices = MATCH.among(random);
            assertThat(choices).hasSize(3).doesNotHaveDuplicates().contains(MATCH);
            places.add(choices.indexOf(MATCH));
        }
        assertThat(places).contains(0, 1, 2);
        assertThat(MATCH.digits()).isEqualTo("07");
    }

    @Test
    void buttons_say_what_they_said_and_nothing_else_is_understood() {
        TelegramSecret key = TelegramSecret.random(new Random(3));
        for (ChatAnswer answer : List.of(ChatAnswer.yes(key), ChatAnswer.number(key, MATCH), ChatAnswer.no(key))) {
            assertThat(ChatAnswer.parse(answer.data())).contains(answer);
            assertThat(answer.data().length()).isLessThanOrEqualTo(64);
            assertThat(ChatAnswer.parse(answer.data() + "x")).isEmpty();
            assertThat(ChatAnswer.parse(answer.data().substring(1))).isEmpty();
        }
        assertThat(List.of("", "y", "n07:" + key.text(), "y7:" + key.text(), "y٠٧:" + key.text(), "z:" + key.text()))
                .allMatch(data -> ChatAnswer.parse(data).isEmpty());
        assertThat(key.hash(TelegramSecret.Use.POLL)).isNotEqualTo(key.hash(TelegramSecret.Use.LINK));
    }

    private static Stage stageAfter(TelegramSession asked, Optional<MatchNumber> chosen) {
        return asked.approve(ANNA.id(), chosen, NOW).orElseThrow().stage();
    }

    private static TelegramPerson person(long id) {
        return new TelegramPerson(new TelegramId(id), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
