package dev.latchkey.domain.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15.123457Z");
    private static final Duration ACCESS = Duration.ofMinutes(15);
    private static final Duration REFRESH = Duration.ofDays(7);
    private static final Duration AGE = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Test
    void a_session_lives_a_week_unless_it_is_renewed_and_a_month_at_most() {
        AuthSession session = opened(new SessionRules(ACCESS, REFRESH, AGE, GRACE));

        assertThat(session.openedAt()).isEqualTo(NOW);
        assertThat(session.tokens().term().idleUntil()).isEqualTo(NOW.plus(REFRESH));
        assertThat(session.tokens().term().endsAt()).isEqualTo(NOW.plus(AGE));
    }

    @Test
    void an_access_token_lives_a_quarter_of_an_hour() {
        assertThat(opened(new SessionRules(ACCESS, REFRESH, AGE, GRACE))
                        .tokens()
                        .term()
                        .accessUntil())
                .isEqualTo(NOW.plus(ACCESS));
    }

    @Test
    void no_access_token_outlives_its_session() {
        assertThat(opened(new SessionRules(AGE.plusSeconds(1), REFRESH, AGE, GRACE))
                        .tokens()
                        .term()
                        .accessUntil())
                .isEqualTo(NOW.plus(AGE));
    }

    @Test
    void no_refresh_token_outlives_its_session() {
        AuthSession session = opened(new SessionRules(ACCESS, AGE.plusSeconds(1), AGE, GRACE));

        assertThat(session.tokens().term().idleUntil())
                .isEqualTo(session.tokens().term().endsAt())
                .isEqualTo(NOW.plus(AGE));
    }

    @Test
    void a_session_keeps_the_hash_of_its_token_and_where_it_came_from() {
        RefreshToken token = RefreshToken.random(new Random(1));
        SessionId id = SessionId.random(new Random(2));

        AuthSession session = new SessionRules(ACCESS, REFRESH, AGE, GRACE)
                .open(
                        id,
                        new UserId(42),
                        token,
                        AuthMethod.SMS,
                        "Firefox",
                        "203.0.113.7",
                        new Network("cb007107"),
                        NOW);

        assertThat(session.id()).isEqualTo(id);
        assertThat(session.user()).isEqualTo(new UserId(42));
        assertThat(session.family()).isEqualTo(token.family());
        assertThat(session.tokens().current()).isEqualTo(token.hash());
        assertThat(session.tokens().previous()).isEmpty();
        assertThat(session.tokens().method()).isEqualTo(AuthMethod.SMS);
        assertThat(session.device()).isEqualTo("Firefox");
        assertThat(session.address()).isEqualTo("203.0.113.7");
        assertThat(session.network()).isEqualTo(new Network("cb007107"));
        assertThat(session).hasToString("AuthSession[" + id.value() + "]");
    }

    @Test
    void sessions_and_tokens_that_never_live_are_refused() {
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new SessionRules(none, REFRESH, AGE, GRACE));
            assertThatIllegalArgumentException().isThrownBy(() -> new SessionRules(ACCESS, none, AGE, GRACE));
            assertThatIllegalArgumentException().isThrownBy(() -> new SessionRules(ACCESS, REFRESH, none, GRACE));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionRules(ACCESS, REFRESH, AGE, Duration.ofSeconds(-1)));
    }

    private static AuthSession opened(SessionRules rules) {
        Random random = new Random(1);
        return rules.open(
                SessionId.random(random),
                new UserId(42),
                RefreshToken.random(random),
                AuthMethod.SMS,
                "",
                "203.0.113.7",
                new Network("cb007107"),
                NOW);
    }
}
