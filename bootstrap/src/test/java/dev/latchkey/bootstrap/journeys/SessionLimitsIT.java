package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session nobody uses ends, and one that is used all the time too, later. Covers AS-7.3.1, AS-7.3.2, AS-10.4.8. */
@Timeout(120)
class SessionLimitsIT {
    private static final int AGE = 4;
    private static final Map<String, String> HASTY =
            Map.of("ACCESS_TOKEN_TTL", "1s", "REFRESH_TOKEN_TTL", "2s", "SESSION_MAX_AGE", AGE + "s");

    /** When a session that does not end has been watched for long enough. */
    private static final Duration ENOUGH = Duration.ofSeconds(5L * AGE);

    @Test
    void a_session_ends_when_it_is_idle_and_at_its_age_however_often_it_is_renewed() {
        try (Pair pair = Pair.start(HASTY)) {
            Pass idle = pair.newMember().pass();
            Pass busy = pair.newMember().pass();
            long latestExpiry = busy.claims().get("iat").asLong() + AGE + 1;
            Pass current = busy;
            int renewals = 0;
            long begun = System.nanoTime();
            Answer last = busy.renew(pair.client(0));
            while (last.status() == 200 && System.nanoTime() - begun < ENOUGH.toNanos()) {
                current = Pass.of(last);
                renewals++;
                assertThat(current.claims().get("exp").asLong()).isLessThanOrEqualTo(latestExpiry);
                last = current.renew(pair.client(renewals));
            }

            assertThat(last.code()).isEqualTo("session.over");
            assertThat(renewals).isGreaterThan(5);
            for (Client client : pair.clients()) {
                assertThat(current.me(client).code()).isEqualTo("token.invalid");
                assertThat(idle.renew(client).code()).isEqualTo("session.over");
                assertThat(idle.me(client).code()).isEqualTo("token.invalid");
            }
            // Too late is no theft.
            assertThat(pair.rows().number("SELECT count(*) FROM audit_event WHERE action = 'session.reused'"))
                    .isZero();
            assertThat(pair.rows().number("SELECT count(*) FROM auth_session WHERE renewed_at >= ends_at"))
                    .isZero();
        }
    }
}
