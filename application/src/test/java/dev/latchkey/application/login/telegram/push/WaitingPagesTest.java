package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.login.telegram.push.TelegramSessions.Begun;
import dev.latchkey.application.login.telegram.push.TelegramSessions.Context;
import dev.latchkey.application.login.telegram.push.WaitingPages.Place;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.MatchNumber;
import dev.latchkey.domain.login.TelegramSecret.Use;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Stage;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.LimitProblem;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingPagesTest {
    private static final Network NETWORK = new Network("0a000001");

    private final Counting sessions = new Counting();
    private final AtomicInteger rung = new AtomicInteger();
    private Instant now = Some.NOW;
    private long nanoTime;
    private final WaitingPages pages = new WaitingPages(sessions, () -> now, rung::incrementAndGet, nanoTime);

    @Test
    void who_listens_is_told_what_is_known_and_then_what_is_new() {
        Begun begun = begun();
        Page page = waiting(begun);
        assertThat(page.stages()).containsExactly(Stage.WAITING);

        approve(begun);
        pages.heard(WaitingPages.wordFor(begun.poll()));

        assertThat(rung).hasValue(1);
        assertThat(pages.look()).isEqualTo(1);
        assertThat(page.stages()).containsExactly(Stage.WAITING, Stage.APPROVED);
        assertThat(pages.look()).isZero();
    }

    @Test
    void what_is_said_before_they_listen_is_not_missed() {
        Begun begun = begun();
        Page page = new Page();
        Place place = pages.enter(begun.poll(), NETWORK);
        TelegramSession old = sessions.ofPage(begun.poll()).orElseThrow().session();
        approve(begun);
        pages.heard(WaitingPages.wordFor(begun.poll()));
        assertThat(pages.look()).isZero();

        place.listen(old, page);

        assertThat(pages.look()).isEqualTo(1);
        assertThat(page.stages()).containsExactly(Stage.WAITING, Stage.APPROVED);
    }

    @Test
    void only_those_are_looked_at_who_have_news() {
        Begun theirs = begun();
        Page anna = waiting(theirs);
        Page again = waiting(theirs);
        Page other = waiting(begun());

        pages.heard(WaitingPages.wordFor(theirs.poll()));
        pages.heard("0000000000000000");
        pages.heard("nonsense");

        assertThat(pages.look()).isEqualTo(2);
        assertThat(anna.stages()).hasSize(2);
        assertThat(again.stages()).hasSize(2);
        assertThat(other.stages()).hasSize(1);
    }

    @Test
    void thousands_are_looked_at_with_a_question_for_hundreds() {
        for (int i = 0; i < 3_000; i++) {
            Place place = pages.enter(begun().poll(), new Network(String.format("%08x", i % 10)));
            place.listen(someSession(), new Page());
        }

        pages.lookAtAll();

        assertThat(pages.look()).isEqualTo(3_000);
        assertThat(sessions.questions).isEqualTo(3_000 / WaitingPages.MOST_AT_ONCE);
    }

    @Test
    void everybody_is_looked_at_now_and_then_whatever_is_said() {
        Begun begun = begun();
        Page page = waiting(begun);
        approve(begun);

        pages.tick(WaitingPages.BETWEEN_LOOKS_AT_ALL.toNanos() - 1);
        assertThat(pages.look()).isZero();
        pages.tick(WaitingPages.BETWEEN_LOOKS_AT_ALL.toNanos());

        assertThat(pages.look()).isEqualTo(1);
        assertThat(page.stages()).endsWith(Stage.APPROVED);
        assertThat(page.ticks).hasSize(2);
    }

    @Test
    void who_is_over_is_looked_at_once_without_being_told_to() {
        Page page = waiting(begun());

        now = Some.NOW.plusSeconds(299);
        pages.tick(nanoTime);
        assertThat(pages.look()).isZero();
        now = Some.NOW.plusSeconds(300);
        pages.tick(nanoTime);

        assertThat(pages.look()).isEqualTo(1);
        assertThat(page.seenAt).endsWith(now);
    }

    @Test
    void a_session_that_is_gone_is_told_as_gone() {
        Page page = new Page();
        pages.enter(TelegramSessionsContract.secret(Use.POLL), NETWORK).listen(someSession(), page);

        pages.lookAtAll();

        assertThat(pages.look()).isEqualTo(1);
        assertThat(page.seen).endsWith(Optional.empty());
    }

    @Test
    void who_has_left_is_not_told_and_leaves_nothing_behind() {
        Begun begun = begun();
        Page stays = waiting(begun);
        Page leaves = new Page();
        Place place = pages.enter(begun.poll(), NETWORK);
        place.listen(begun.session(), leaves);
        pages.lookAtAll();

        place.close();
        place.close();

        assertThat(pages.size()).isEqualTo(1);
        assertThat(pages.look()).isEqualTo(1);
        assertThat(leaves.stages()).hasSize(1);
        assertThat(stays.stages()).hasSize(2);
    }

    @Test
    void when_nobody_can_say_all_who_are_due_are_told_so_and_others_are_not() {
        Begun begun = begun();
        Page page = waiting(begun);
        Page other = waiting(begun());
        sessions.away = true;
        pages.heard(WaitingPages.wordFor(begun.poll()));

        assertThat(pages.look()).isEqualTo(1);

        assertThat(page.failures).hasSize(1);
        assertThat(other.failures).isEmpty();
    }

    @Test
    void one_that_stumbles_does_not_keep_the_news_from_others() {
        Begun begun = begun();
        List<Page> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(waiting(begun));
        }
        all.forEach(page -> page.stumbles = true);
        all.get(4).stumbles = false;
        pages.heard(WaitingPages.wordFor(begun.poll()));

        assertThat(pages.look()).isEqualTo(5);

        assertThat(all.get(4).stages()).hasSize(2);
        assertThat(all.get(0).failures).hasSize(1);
    }

    @Test
    void too_many_of_one_network_are_refused_until_one_leaves() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < WaitingPages.MOST_PER_NETWORK; i++) {
            places.add(pages.enter(TelegramSessionsContract.secret(Use.POLL), NETWORK));
        }

        assertThatThrownBy(() -> pages.enter(TelegramSessionsContract.secret(Use.POLL), NETWORK))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(LimitProblem.EXCEEDED);
                    assertThat(refused.retryAfter()).contains(Duration.ofSeconds(5));
                });
        places.add(pages.enter(TelegramSessionsContract.secret(Use.POLL), new Network("0a000002")));
        places.get(0).close();
        places.add(pages.enter(TelegramSessionsContract.secret(Use.POLL), NETWORK));
        assertThat(pages.size()).isEqualTo(WaitingPages.MOST_PER_NETWORK + 1);
    }

    @Test
    void too_many_in_all_are_told_to_come_back() {
        for (int i = 0; i < WaitingPages.MOST; i++) {
            Place unused = pages.enter(begun().poll(), new Network(String.format("%08x", i % 100)));
        }

        assertThatThrownBy(() -> pages.enter(begun().poll(), NETWORK)).isInstanceOf(Unavailable.class);
        assertThat(pages.size()).isEqualTo(WaitingPages.MOST);
    }

    @Test
    void nobody_is_lost_or_left_behind_among_many_at_once() {
        Begun begun = begun();
        for (int round = 0; round < 20; round++) {
            List<Page> all = AtOnce.call(16, i -> {
                Page page = new Page();
                Place place = pages.enter(begun.poll(), NETWORK);
                pages.heard(WaitingPages.wordFor(begun.poll()));
                place.listen(begun.session(), page);
                if (i % 2 == 0) {
                    place.close();
                }
                return page;
            });
            pages.lookAtAll();
            int unused = pages.look();

            assertThat(pages.size()).isEqualTo(8 * (round + 1));
            for (int i = 1; i < all.size(); i += 2) {
                assertThat(all.get(i).seen).hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }

    private Page waiting(Begun begun) {
        Page page = new Page();
        pages.enter(begun.poll(), NETWORK)
                .listen(sessions.ofPage(begun.poll()).orElseThrow().session(), page);
        return page;
    }

    private Begun begun() {
        Begun begun = new Begun(
                TelegramSessionsContract.secret(Use.POLL),
                TelegramSessionsContract.secret(Use.LINK),
                someSession(),
                new Context(Some.origin(), Optional.empty(), Some.NOW));
        sessions.begin(begun);
        return begun;
    }

    private static TelegramSession someSession() {
        return TelegramSession.begin(Optional.empty(), new MatchNumber(42), Some.NOW.plusSeconds(300));
    }

    private void approve(Begun begun) {
        TelegramPerson anna = TelegramSessionsContract.person(Some.telegram());
        TokenHash button = TelegramSessionsContract.secret(Use.BUTTON);
        assertThat(sessions.open(begun.link(), anna, false, button, now)).isPresent();
        assertThat(sessions.approve(button, anna.id(), Optional.empty(), now)).isPresent();
    }

    /** A page that writes down what it is told. */
    private static final class Page implements WaitingPage {
        private final List<Optional<TelegramSession>> seen = new ArrayList<>();
        private final List<Instant> seenAt = new ArrayList<>();
        private final List<RuntimeException> failures = new ArrayList<>();
        private final List<Long> ticks = new ArrayList<>();
        private boolean stumbles;

        @Override
        public void seen(Optional<TelegramSession> session, Instant at) {
            if (stumbles) {
                throw new IllegalStateException();
            }
            seen.add(session);
            seenAt.add(at);
        }

        @Override
        public void failed(RuntimeException why) {
            failures.add(why);
        }

        @Override
        public void tick(long at) {
            ticks.add(at);
        }

        private List<Stage> stages() {
            return seen.stream().map(session -> session.orElseThrow().stage()).toList();
        }
    }

    /** Sessions that count how often they are asked for many, and may be away. */
    private static final class Counting extends InMemoryTelegramSessions {
        private int questions;
        private boolean away;

        Counting() {
            super(new InMemoryTransactions());
        }

        @Override
        public Map<TokenHash, TelegramSession> ofPages(Collection<TokenHash> polls) {
            questions++;
            if (away) {
                throw new Unavailable("away");
            }
            return super.ofPages(polls);
        }
    }
}
