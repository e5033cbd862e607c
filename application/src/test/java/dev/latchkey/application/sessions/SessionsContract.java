package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.RefreshFamily;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionTerm;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Network;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Sessions} promise, whatever they are stored in. */
public interface SessionsContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Duration MICRO = Duration.ofNanos(1_000);
    Duration IDLE = Duration.ofDays(7);
    Duration AGE = Duration.ofDays(30);
    Duration ACCESS = Duration.ofMinutes(15);

    Sessions sessions();

    Transactions transactions();

    /** Gives the account another role. */
    void give(UserId id, Role role);

    @Test
    default void an_open_session_is_live() {
        User user = someone();
        AuthSession session = opened(user);

        assertThat(sessions().live(session.id(), NOW))
                .contains(new Sessions.Live(session.id(), user.id(), Role.STUDENT));
    }

    @Test
    default void an_unknown_session_is_not_live() {
        assertThat(sessions().live(SessionId.random(new SecureRandom()), NOW)).isEmpty();
    }

    @Test
    default void a_session_that_was_not_renewed_is_over_to_the_microsecond() {
        AuthSession session = opened(someone(), Some.network(), NOW, NOW.plus(IDLE), NOW.plus(AGE));

        assertThat(sessions().live(session.id(), NOW.plus(IDLE).minus(MICRO))).isPresent();
        assertThat(sessions().live(session.id(), NOW.plus(IDLE))).isEmpty();
    }

    @Test
    default void a_session_ends_at_its_greatest_age_to_the_microsecond() {
        AuthSession session = opened(someone(), Some.network(), NOW, NOW.plus(AGE), NOW.plus(AGE));

        assertThat(sessions().live(session.id(), NOW.plus(AGE).minus(MICRO))).isPresent();
        assertThat(sessions().live(session.id(), NOW.plus(AGE))).isEmpty();
    }

    @Test
    default void a_session_that_was_ended_is_not_live() {
        AuthSession session = opened(someone());
        AuthSession other = opened(someone());

        assertThat(end(session, NOW)).isTrue();

        assertThat(sessions().live(session.id(), NOW)).isEmpty();
        assertThat(sessions().live(other.id(), NOW)).isPresent();
    }

    @Test
    default void a_session_is_ended_once() {
        AuthSession session = opened(someone());
        assertThat(end(session, NOW)).isTrue();

        assertThat(end(session, NOW.plusSeconds(1))).isFalse();
    }

    @Test
    default void an_unknown_session_cannot_be_ended() {
        assertThat(sessions()
                        .end(SessionId.random(new SecureRandom()), someone().id(), EndCause.SIGNED_OUT, NOW))
                .isFalse();
    }

    @Test
    default void ending_one_session_leaves_the_others_of_its_account() {
        User user = someone();
        AuthSession phone = opened(user);
        AuthSession laptop = opened(user);

        assertThat(end(phone, NOW)).isTrue();

        assertThat(sessions().live(laptop.id(), NOW)).isPresent();
    }

    @Test
    default void one_of_many_who_end_a_session_at_once_ends_it() {
        for (int round = 0; round < 10; round++) {
            AuthSession session = opened(someone());

            List<Boolean> ended = AtOnce.call(64, i -> end(session, NOW));

            assertThat(ended.stream().filter(was -> was)).hasSize(1);
            assertThat(sessions().live(session.id(), NOW)).isEmpty();
        }
    }

    @Test
    default void an_end_that_was_rolled_back_did_not_happen() {
        AuthSession session = opened(someone());
        try {
            transactions().allOrNothing(() -> {
                assertThat(end(session, NOW)).isTrue();
                throw new IllegalStateException("After the end");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("After the end");
        }

        assertThat(sessions().live(session.id(), NOW)).isPresent();
        assertThat(end(session, NOW)).isTrue();
    }

    @Test
    default void no_session_of_a_banned_account_is_live() {
        User user = someone();
        AuthSession phone = opened(user);
        AuthSession laptop = opened(user);

        ban(user.id());

        assertThat(sessions().live(phone.id(), NOW)).isEmpty();
        assertThat(sessions().live(laptop.id(), NOW)).isEmpty();
    }

    @Test
    default void no_session_of_a_deleted_account_is_live() {
        User user = someone();
        AuthSession session = opened(user);

        delete(user.id());

        assertThat(sessions().live(session.id(), NOW)).isEmpty();
    }

    @Test
    default void a_live_session_tells_the_role_of_this_moment() {
        User user = someone();
        AuthSession session = opened(user);

        for (Role role : Role.values()) {
            give(user.id(), role);

            assertThat(sessions().live(session.id(), NOW).map(Sessions.Live::role))
                    .contains(role);
        }
    }

    @Test
    default void a_session_was_proved_when_it_was_opened_to_the_microsecond() {
        AuthSession session = opened(someone());

        assertThat(sessions().provedSince(session.id(), NOW)).isTrue();
        assertThat(sessions().provedSince(session.id(), NOW.plus(MICRO))).isFalse();
        assertThat(sessions().provedSince(SessionId.random(new SecureRandom()), NOW))
                .isFalse();
    }

    @Test
    default void a_session_can_be_proved_again_while_it_lives() {
        AuthSession session = opened(someone());
        Instant later = NOW.plusSeconds(60);

        assertThat(sessions().prove(session.id(), later)).isTrue();

        assertThat(sessions().provedSince(session.id(), later)).isTrue();
        assertThat(sessions().provedSince(session.id(), later.plus(MICRO))).isFalse();
        assertThat(sessions().end(session.id(), session.user(), EndCause.SIGNED_OUT, later))
                .isTrue();
        assertThat(sessions().prove(session.id(), later.plusSeconds(1))).isFalse();
        assertThat(sessions().prove(SessionId.random(new SecureRandom()), later))
                .isFalse();
    }

    @Test
    default void a_network_is_known_for_the_phone_that_signed_in_from_it() {
        PhoneNumber phone = Some.phone();
        Network home = Some.network();
        opened(someone(phone), home);

        assertThat(sessions().openedFrom(home, phone, NOW.minusSeconds(1))).isTrue();
        assertThat(sessions().openedFrom(Some.network(), phone, NOW.minusSeconds(1)))
                .isFalse();
        assertThat(sessions().openedFrom(home, Some.phone(), NOW.minusSeconds(1)))
                .isFalse();
    }

    @Test
    default void a_network_is_known_for_no_other_phone_that_exists() {
        Network home = Some.network();
        PhoneNumber neighbour = Some.phone();
        opened(someone(), home);
        opened(someone(neighbour), Some.network());

        assertThat(sessions().openedFrom(home, neighbour, NOW.minusSeconds(1))).isFalse();
    }

    @Test
    default void a_network_is_forgotten_when_its_last_session_was_opened_too_long_ago() {
        PhoneNumber phone = Some.phone();
        Network home = Some.network();
        User user = someone(phone);
        opened(user, home, NOW.minusSeconds(10), NOW.plus(IDLE), NOW.plus(AGE));
        opened(user, home);

        assertThat(sessions().openedFrom(home, phone, NOW.minus(MICRO))).isTrue();
        assertThat(sessions().openedFrom(home, phone, NOW.plus(MICRO))).isFalse();
    }

    @Test
    default void a_network_stays_known_when_the_session_is_over() {
        PhoneNumber phone = Some.phone();
        Network home = Some.network();
        AuthSession ended = opened(someone(phone), home, NOW, NOW.plusSeconds(1), NOW.plusSeconds(1));
        assertThat(end(ended, NOW)).isTrue();

        assertThat(sessions().openedFrom(home, phone, NOW.minusSeconds(1))).isTrue();
    }

    @Test
    default void nobody_ends_the_session_of_another() {
        AuthSession session = opened(someone());

        assertThat(sessions().end(session.id(), someone().id(), EndCause.ENDED_BY_OWNER, NOW))
                .isFalse();

        assertThat(sessions().live(session.id(), NOW)).isPresent();
    }

    @Test
    default void all_sessions_of_an_account_end_together_and_no_others() {
        User user = someone();
        AuthSession phone = opened(user);
        AuthSession laptop = opened(user);
        AuthSession over = opened(user);
        AuthSession neighbour = opened(someone());
        assertThat(end(over, NOW)).isTrue();

        assertThat(sessions().endAll(user.id(), EndCause.SIGNED_OUT_EVERYWHERE, NOW))
                .isEqualTo(2);

        assertThat(sessions().live(phone.id(), NOW)).isEmpty();
        assertThat(sessions().live(laptop.id(), NOW)).isEmpty();
        assertThat(sessions().live(neighbour.id(), NOW)).isPresent();
        assertThat(sessions().endAll(user.id(), EndCause.SIGNED_OUT_EVERYWHERE, NOW))
                .isZero();
    }

    @Test
    default void all_other_sessions_of_an_account_end_and_the_kept_one_goes_on() {
        User user = someone();
        AuthSession kept = opened(user);
        AuthSession phone = opened(user);
        AuthSession laptop = opened(user);
        AuthSession neighbour = opened(someone());

        assertThat(sessions().endOthers(user.id(), kept.id(), EndCause.PASSWORD_CHANGED, NOW))
                .isEqualTo(2);

        assertThat(sessions().live(kept.id(), NOW)).isPresent();
        assertThat(sessions().live(phone.id(), NOW)).isEmpty();
        assertThat(sessions().live(laptop.id(), NOW)).isEmpty();
        assertThat(sessions().live(neighbour.id(), NOW)).isPresent();
    }

    @Test
    default void a_network_is_known_for_the_account_that_signed_in_from_it() {
        User user = someone();
        Network home = Some.network();
        opened(user, home);

        assertThat(sessions().openedFrom(home, user.id(), NOW)).isTrue();
        assertThat(sessions().openedFrom(home, user.id(), NOW.plus(MICRO))).isFalse();
        assertThat(sessions().openedFrom(Some.network(), user.id(), NOW)).isFalse();
        assertThat(sessions().openedFrom(home, someone().id(), NOW)).isFalse();
    }

    /** Otherwise whoever was thrown out would be back as soon as the ban is lifted. */
    @Test
    default void sessions_that_a_ban_has_ended_stay_ended() {
        User user = someone();
        AuthSession session = opened(user);
        ban(user.id());

        unban(user.id());

        assertThat(sessions().live(session.id(), NOW)).isEmpty();
        assertThat(renew(session.tokens().current(), session, hash())).isEmpty();
    }

    @Test
    default void a_list_shows_what_is_live_latest_first_page_by_page() {
        User user = someone();
        List<AuthSession> live = Stream.generate(() -> opened(user)).limit(5).toList();
        AuthSession idle = opened(user, Some.network(), NOW.minusSeconds(60), NOW, NOW.plus(AGE));
        AuthSession ended = opened(user);
        assertThat(end(ended, NOW)).isTrue();
        opened(someone());

        List<Sessions.Device> first = sessions().devicesOf(user.id(), Optional.empty(), 2, NOW);
        List<Sessions.Device> rest =
                sessions().devicesOf(user.id(), Optional.of(first.get(1).position()), 10, NOW);

        assertThat(Stream.concat(first.stream(), rest.stream()).map(Sessions.Device::id))
                .containsExactly(
                        live.get(4).id(),
                        live.get(3).id(),
                        live.get(2).id(),
                        live.get(1).id(),
                        live.get(0).id())
                .doesNotContain(idle.id());
        assertThat(rest.get(0).device()).isEqualTo(live.get(0).device());
        assertThat(rest.get(0).address()).isEqualTo(live.get(0).address());
        assertThat(rest.get(0).openedAt()).isEqualTo(NOW);
        assertThat(rest.get(0).lastUsedAt()).isEqualTo(NOW);
    }

    private boolean end(AuthSession session, Instant now) {
        return sessions().end(session.id(), session.user(), EndCause.SIGNED_OUT, now);
    }

    private AuthSession opened(User user) {
        return opened(user, Some.network());
    }

    private AuthSession opened(User user, Network network) {
        return opened(user, network, NOW, NOW.plus(IDLE), NOW.plus(AGE));
    }

    private AuthSession opened(User user, Network network, Instant openedAt, Instant idleUntil, Instant endsAt) {
        SecureRandom random = new SecureRandom();
        RefreshToken token = RefreshToken.random(random);
        SessionTerm term = new SessionTerm(openedAt, openedAt.plus(ACCESS), idleUntil, endsAt);
        RefreshFamily tokens = new RefreshFamily(
                SessionId.random(random), user.id(), AuthMethod.SMS, token.hash(), Optional.empty(), term, false);
        AuthSession session =
                new AuthSession(token.family(), tokens, "Firefox on \"Linux\"; ё 😀", "2001:db8::7", network, openedAt);
        sessions().open(session);
        return session;
    }

    private Optional<Sessions.Renewable> renew(TokenHash used, AuthSession session, TokenHash successor) {
        return sessions()
                .renew(new Sessions.Renewal(
                        session.family(), used, successor, NOW, RenewalContract.RULES, "Chrome", "203.0.113.9"));
    }

    private static TokenHash hash() {
        return RefreshToken.random(new SecureRandom()).hash();
    }
}
