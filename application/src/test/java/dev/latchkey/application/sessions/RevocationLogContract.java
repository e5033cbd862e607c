package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.sessions.RevocationLog.Line;
import dev.latchkey.application.sessions.RevocationLog.Mark;
import dev.latchkey.application.sessions.RevocationLog.News;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.Revocation;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionRules;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link RevocationLog}s promise: C-10 and V-3, where everything that is revoked has to end up. */
public interface RevocationLogContract extends AccountsFixture {
    Instant NOW = Some.NOW;

    RevocationLog log();

    Sessions sessions();

    Transactions transactions();

    void give(UserId id, Role role);

    @Test
    default void the_end_of_a_session_is_told_until_its_last_access_token_is_over() {
        AuthSession session = opened();
        Mark before = everything().next();

        end(session);

        Revocation told = since(before, session).get(0);
        assertThat(told.endsTheSession()).isTrue();
        assertThat(told.until()).isEqualTo(session.tokens().term().accessUntil());
        assertThat(only(session, log().since(before, told.until().minusMillis(1))))
                .hasSize(1);
        assertThat(only(session, log().since(before, told.until()))).isEmpty();
    }

    @Test
    default void whatever_ends_a_session_is_told() {
        Mark before = everything().next();
        AuthSession everywhere = opened();
        sessions().endAll(everywhere.user(), EndCause.SIGNED_OUT_EVERYWHERE, NOW);
        AuthSession banned = opened();
        ban(banned.user());
        AuthSession deleted = opened();
        delete(deleted.user());

        for (AuthSession session : List.of(everywhere, banned, deleted)) {
            assertThat(since(before, session))
                    .singleElement()
                    .satisfies(told -> assertThat(told.endsTheSession()).isTrue());
        }
    }

    @Test
    default void another_role_is_told_for_every_session_of_the_account() {
        AuthSession phone = opened();
        AuthSession laptop = opened(phone.user());
        AuthSession ended = opened(phone.user());
        end(ended);
        Mark before = everything().next();

        give(phone.user(), Role.TEACHER);
        give(phone.user(), Role.MODERATOR);

        for (AuthSession session : List.of(phone, laptop)) {
            List<Line> lines = lines(session, log().since(before, NOW));
            assertThat(lines.stream().map(line -> line.revocation().role()))
                    .containsExactly(Optional.of(Role.TEACHER), Optional.of(Role.MODERATOR));
            assertThat(lines.get(0).number()).isLessThan(lines.get(1).number());
            assertThat(lines.get(1).revocation().until())
                    .isAfter(session.tokens().term().accessUntil());
        }
        assertThat(since(before, ended)).isEmpty();
    }

    @Test
    default void what_was_rolled_back_is_not_told() {
        AuthSession session = opened();
        Mark before = everything().next();
        try {
            transactions().allOrNothing(() -> {
                end(session);
                throw new IllegalStateException("After the end");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("After the end");
        }

        assertThat(since(before, session)).isEmpty();
    }

    @Test
    default void a_mark_from_the_future_counts_as_none() {
        AuthSession session = opened();
        end(session);

        assertThat(only(session, log().since(new Mark(Long.MAX_VALUE / 4, 0), NOW)))
                .hasSize(1);
    }

    @Test
    default void a_long_log_is_told_in_parts_and_nothing_is_missing() {
        Mark before = everything().next();
        List<AuthSession> ended = new ArrayList<>();
        UserId owner = someone().id();
        for (int i = 0; i < 2_500; i++) {
            ended.add(opened(owner));
        }
        sessions().endAll(owner, EndCause.SIGNED_OUT_EVERYWHERE, NOW);

        List<SessionId> told = new ArrayList<>();
        News news = log().since(before, NOW);
        int parts = 1;
        told.addAll(sessionsIn(news));
        while (news.more()) {
            news = log().since(news.next(), NOW);
            told.addAll(sessionsIn(news));
            parts++;
        }

        assertThat(parts).isGreaterThanOrEqualTo(3);
        assertThat(told).containsAll(ended.stream().map(AuthSession::id).toList());
    }

    /** Transactions do not commit in the order in which they begin. */
    @Test
    default void what_is_committed_late_is_told_to_those_who_have_read_on() throws InterruptedException {
        AuthSession slow = opened();
        AuthSession quick = opened();
        Mark before = everything().next();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread thread = new Thread(() -> transactions().allOrNothing(() -> {
            end(slow);
            written.countDown();
            await(mayCommit);
        }));
        thread.start();
        if (canBeReadBesideATransaction()) {
            await(written);
            end(quick);
        }

        News meanwhile = canBeReadBesideATransaction() ? log().since(before, NOW) : new News(List.of(), before, false);
        mayCommit.countDown();
        thread.join();

        assertThat(only(slow, meanwhile)).isEmpty();
        assertThat(since(meanwhile.next(), slow)).hasSize(1);
    }

    @Test
    default void readers_beside_writers_miss_nothing() {
        for (int round = 0; round < 5; round++) {
            List<AuthSession> all = Stream.generate(this::opened).limit(64).toList();
            Mark start = everything().next();

            List<List<SessionId>> answers = AtOnce.call(16, i -> {
                List<SessionId> heard = new ArrayList<>();
                Mark mark = start;
                for (int step = 0; step < 8; step++) {
                    if (i < 8) {
                        end(all.get(i * 8 + step));
                    }
                    News news = log().since(mark, NOW);
                    heard.addAll(sessionsIn(news));
                    mark = news.next();
                }
                // Everybody reads once more, after all of their own have been written.
                heard.addAll(i < 8 ? sessionsIn(log().since(mark, NOW)) : List.of());
                return heard;
            });

            for (int i = 0; i < 8; i++) {
                assertThat(answers.get(i))
                        .containsAll(all.subList(i * 8, i * 8 + 8).stream()
                                .map(AuthSession::id)
                                .toList());
            }
            assertThat(sessionsIn(log().since(start, NOW)))
                    .containsAll(all.stream().map(AuthSession::id).toList());
        }
    }

    /** Whether a transaction of this store lets others read while it runs. */
    default boolean canBeReadBesideATransaction() {
        return true;
    }

    private News everything() {
        News news = log().since(Mark.START, NOW);
        while (news.more()) {
            news = log().since(news.next(), NOW);
        }
        return news;
    }

    private List<Revocation> since(Mark mark, AuthSession session) {
        return only(session, log().since(mark, NOW));
    }

    private static List<Revocation> only(AuthSession session, News news) {
        return lines(session, news).stream().map(Line::revocation).toList();
    }

    private static List<Line> lines(AuthSession session, News news) {
        return news.lines().stream()
                .filter(line -> line.revocation().session().equals(session.id()))
                .toList();
    }

    private static List<SessionId> sessionsIn(News news) {
        return news.lines().stream().map(line -> line.revocation().session()).toList();
    }

    private void end(AuthSession session) {
        assertThat(sessions().end(session.id(), session.user(), EndCause.SIGNED_OUT, NOW))
                .isTrue();
    }

    private AuthSession opened() {
        return opened(someone().id());
    }

    private AuthSession opened(UserId owner) {
        SecureRandom random = new SecureRandom();
        AuthSession session = new SessionRules(
                        Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10))
                .open(
                        SessionId.random(random),
                        owner,
                        RefreshToken.random(random),
                        AuthMethod.SMS,
                        "Firefox",
                        "2001:db8::7",
                        Some.network(),
                        NOW);
        sessions().open(session);
        return session;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
