package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.sessions.Sessions.Renewable;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.RefreshToken;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionRules;
import dev.latchkey.domain.sessions.TokenHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Sessions} promise of renewing: V-1, V-2, V-8 and C-09 (a) and (f), below the rules. */
public interface RenewalContract extends AccountsFixture {
    SessionRules RULES =
            new SessionRules(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10));
    Instant OPENED = Some.NOW;
    Duration TICK = Duration.ofNanos(1_000);

    Sessions sessions();

    Transactions transactions();

    @Test
    default void the_successor_takes_the_place_of_the_token_that_was_used() {
        User user = someone();
        AuthSession session = signedIn(user);
        TokenHash successor = secret();
        Instant now = OPENED.plusSeconds(60);

        Renewable renewed =
                renew(session, session.tokens().current(), successor, now).orElseThrow();

        assertThat(renewed.tokens()).isEqualTo(session.tokens().renewed(successor, now, RULES));
        assertThat(renewed.user()).isEqualTo(accounts().find(user.id()).orElseThrow());
        assertThat(sessions().ofFamily(session.family())).contains(renewed);
        assertThat(sessions().live(session.id(), now)).isPresent();
    }

    @Test
    default void a_renewal_shows_where_the_session_was_used_last() {
        AuthSession session = signedIn(someone());
        Instant now = OPENED.plusSeconds(60);

        assertThat(renew(session, session.tokens().current(), secret(), now)).isPresent();

        assertThat(sessions().devicesOf(session.user(), Optional.empty(), 10, now))
                .singleElement()
                .satisfies(device -> {
                    assertThat(device.id()).isEqualTo(session.id());
                    assertThat(device.device()).isEqualTo("Chrome");
                    assertThat(device.address()).isEqualTo("203.0.113.9");
                    assertThat(device.openedAt()).isEqualTo(OPENED);
                    assertThat(device.lastUsedAt()).isEqualTo(now);
                });
    }

    @Test
    default void no_other_token_renews() {
        AuthSession session = signedIn(someone());
        TokenHash first = session.tokens().current();
        TokenHash second = secret();
        assertThat(renew(session, first, second, OPENED)).isPresent();

        assertThat(renew(session, first, secret(), OPENED)).isEmpty();
        assertThat(renew(session, secret(), secret(), OPENED)).isEmpty();
        assertThat(renew(signedIn(someone()), second, secret(), OPENED)).isEmpty();

        assertThat(sessions().ofFamily(session.family()).orElseThrow().tokens().current())
                .isEqualTo(second);
    }

    @Test
    default void nothing_renews_once_the_session_is_idle_or_too_old_to_the_microsecond() {
        AuthSession idle = signedIn(someone());
        Instant idleUntil = idle.tokens().term().idleUntil();
        assertThat(renew(idle, idle.tokens().current(), secret(), idleUntil)).isEmpty();
        assertThat(renew(idle, idle.tokens().current(), secret(), idleUntil.minus(TICK)))
                .isPresent();

        AuthSession old = signedIn(someone());
        TokenHash current = old.tokens().current();
        for (Instant now = OPENED; now.isBefore(old.tokens().term().endsAt()); now = now.plus(Duration.ofDays(6))) {
            TokenHash next = secret();
            Renewable renewed = renew(old, current, next, now).orElseThrow();
            assertThat(renewed.tokens().term().endsAt())
                    .isEqualTo(old.tokens().term().endsAt());
            assertThat(renewed.tokens().term().idleUntil())
                    .isBeforeOrEqualTo(old.tokens().term().endsAt());
            current = next;
        }
        assertThat(renew(old, current, secret(), old.tokens().term().endsAt())).isEmpty();
    }

    @Test
    default void nothing_renews_an_ended_session_or_one_of_a_lost_account() {
        AuthSession ended = signedIn(someone());
        assertThat(sessions().end(ended.id(), ended.user(), EndCause.SIGNED_OUT, OPENED))
                .isTrue();
        AuthSession banned = signedIn(someone());
        ban(banned.user());
        AuthSession deleted = signedIn(someone());
        delete(deleted.user());

        for (AuthSession session : List.of(ended, banned, deleted)) {
            assertThat(renew(session, session.tokens().current(), secret(), OPENED))
                    .isEmpty();
        }
        assertThat(sessions().ofFamily(ended.family()).orElseThrow().tokens().ended())
                .isTrue();
        assertThat(sessions().ofFamily(banned.family()).orElseThrow().tokens().ended())
                .isTrue();
        assertThat(sessions().ofFamily(deleted.family())).isEmpty();
    }

    @Test
    default void an_unknown_family_has_no_session() {
        assertThat(sessions().ofFamily(secret())).isEmpty();
    }

    @Test
    default void one_of_many_who_show_a_token_at_once_renews() {
        for (int round = 0; round < 20; round++) {
            AuthSession session = signedIn(someone());

            List<Optional<Renewable>> answers =
                    AtOnce.call(64, i -> renew(session, session.tokens().current(), secret(), OPENED));

            assertThat(answers.stream().flatMap(Optional::stream))
                    .singleElement()
                    .satisfies(renewed ->
                            assertThat(sessions().ofFamily(session.family())).contains(renewed));
        }
    }

    /** Whichever comes first: once the end is answered, nothing that was renewed beside it lives on. */
    @Test
    default void an_end_beside_a_renewal_is_an_end() {
        for (int round = 0; round < 50; round++) {
            AuthSession session = signedIn(someone());

            AtOnce.run(4, i -> {
                if (i % 2 == 0) {
                    renew(session, session.tokens().current(), secret(), OPENED);
                } else {
                    sessions().endAll(session.user(), EndCause.SIGNED_OUT_EVERYWHERE, OPENED);
                }
            });

            assertThat(sessions().live(session.id(), OPENED)).isEmpty();
            assertThat(sessions()
                            .ofFamily(session.family())
                            .orElseThrow()
                            .tokens()
                            .ended())
                    .isTrue();
        }
    }

    @Test
    default void a_ban_beside_a_renewal_is_an_end() {
        for (int round = 0; round < 50; round++) {
            AuthSession session = signedIn(someone());

            AtOnce.run(2, i -> {
                if (i == 0) {
                    renew(session, session.tokens().current(), secret(), OPENED);
                } else {
                    ban(session.user());
                }
            });

            assertThat(sessions()
                            .ofFamily(session.family())
                            .orElseThrow()
                            .tokens()
                            .ended())
                    .isTrue();
        }
    }

    private AuthSession signedIn(User user) {
        SecureRandom random = new SecureRandom();
        AuthSession session = RULES.open(
                SessionId.random(random),
                user.id(),
                RefreshToken.random(random),
                AuthMethod.SMS,
                "Firefox",
                "2001:db8::7",
                Some.network(),
                OPENED);
        sessions().open(session);
        return session;
    }

    private Optional<Renewable> renew(AuthSession session, TokenHash used, TokenHash successor, Instant now) {
        return sessions()
                .renew(new Sessions.Renewal(session.family(), used, successor, now, RULES, "Chrome", "203.0.113.9"));
    }

    private static TokenHash secret() {
        return RefreshToken.random(new SecureRandom()).hash();
    }
}
