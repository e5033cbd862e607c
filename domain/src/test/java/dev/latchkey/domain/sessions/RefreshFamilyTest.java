package dev.latchkey.domain.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.RefreshFamily.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a refresh token is good for: C-09 (a) to (e), V-3 and V-5 as far as they are questions of rules. */
class RefreshFamilyTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15.123457Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final SessionRules RULES =
            new SessionRules(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30), Duration.ofSeconds(10));

    private static final TokenHash FIRST = hash(1);
    private static final TokenHash SECOND = hash(2);
    private static final TokenHash THIRD = hash(3);

    private final RefreshFamily fresh = new RefreshFamily(
            new SessionId(new UUID(1, 2)),
            new UserId(42),
            AuthMethod.SMS,
            FIRST,
            Optional.empty(),
            RULES.term(NOW, NOW.plus(RULES.maxAge())),
            false);
    private final RefreshFamily renewed = fresh.renewed(SECOND, NOW, RULES);

    @Test
    void the_current_token_renews_until_the_moment_it_is_idle() {
        assertThat(fresh.judge(FIRST, NOW, RULES)).isEqualTo(Verdict.RENEW);
        assertThat(fresh.judge(FIRST, NOW.plus(RULES.refreshTokenLife()).minus(MICRO), RULES))
                .isEqualTo(Verdict.RENEW);
        assertThat(fresh.judge(FIRST, NOW.plus(RULES.refreshTokenLife()), RULES))
                .isEqualTo(Verdict.OVER);
    }

    @Test
    void the_previous_token_repeats_until_the_grace_is_over() {
        assertThat(renewed.judge(FIRST, NOW, RULES)).isEqualTo(Verdict.REPEAT);
        assertThat(renewed.judge(FIRST, NOW.plusSeconds(10).minus(MICRO), RULES))
                .isEqualTo(Verdict.REPEAT);
        assertThat(renewed.judge(FIRST, NOW.plusSeconds(10), RULES)).isEqualTo(Verdict.REUSED);
    }

    @Test
    void a_clock_that_is_a_little_behind_does_not_make_a_thief() {
        assertThat(renewed.judge(FIRST, NOW.minusMillis(5), RULES)).isEqualTo(Verdict.REPEAT);
    }

    @Test
    void a_token_two_renewals_back_is_theft_inside_the_grace_too() {
        RefreshFamily twice = renewed.renewed(THIRD, NOW, RULES);

        assertThat(twice.judge(FIRST, NOW, RULES)).isEqualTo(Verdict.REUSED);
        assertThat(twice.judge(SECOND, NOW, RULES)).isEqualTo(Verdict.REPEAT);
        assertThat(twice.judge(THIRD, NOW, RULES)).isEqualTo(Verdict.RENEW);
    }

    @Test
    void a_token_that_was_never_given_out_in_a_family_is_theft() {
        assertThat(fresh.judge(THIRD, NOW, RULES)).isEqualTo(Verdict.REUSED);
    }

    @Test
    void without_grace_no_token_is_taken_twice() {
        SessionRules strict =
                new SessionRules(RULES.accessTokenLife(), RULES.refreshTokenLife(), RULES.maxAge(), Duration.ZERO);

        assertThat(renewed.judge(FIRST, NOW, strict)).isEqualTo(Verdict.REUSED);
        assertThat(renewed.judge(FIRST, NOW.minusMillis(5), strict)).isEqualTo(Verdict.REUSED);
    }

    @Test
    void nothing_of_an_ended_family_is_good_for_anything() {
        RefreshFamily ended = renewed.end();

        for (TokenHash token : new TokenHash[] {FIRST, SECOND, THIRD}) {
            assertThat(ended.judge(token, NOW, RULES)).isEqualTo(Verdict.OVER);
        }
    }

    @Test
    void renewing_prolongs_the_week_and_never_the_month() {
        RefreshFamily family = fresh;
        Instant now = NOW;
        for (int day = 0; day < 29; day++) {
            now = now.plus(Duration.ofDays(1));
            assertThat(family.judge(family.current(), now, RULES)).isEqualTo(Verdict.RENEW);
            family = family.renewed(hash(100 + day), now, RULES);
            assertThat(family.term().since()).isEqualTo(now);
            assertThat(family.term().endsAt()).isEqualTo(NOW.plus(RULES.maxAge()));
        }

        assertThat(family.term().idleUntil()).isEqualTo(NOW.plus(RULES.maxAge()));
        assertThat(family.judge(family.current(), NOW.plus(RULES.maxAge()), RULES))
                .isEqualTo(Verdict.OVER);
    }

    @Test
    void the_hours_of_idleness_count_for_a_thief_too() {
        assertThat(renewed.judge(FIRST, NOW.plus(RULES.refreshTokenLife()), RULES))
                .isEqualTo(Verdict.OVER);
    }

    private static TokenHash hash(int number) {
        return new TokenHash(new byte[] {(byte) number});
    }
}
