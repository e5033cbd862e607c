package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.shared.ClearLeftovers;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.application.shared.RateCounters.Claim;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.persistence.limits.PostgresRateCounters;
import dev.latchkey.persistence.login.PostgresCodeChallenges;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresLeftoversIT {
    private static final CodeRules RULES =
            new CodeRules(4, Duration.ofMinutes(2), Duration.ofMinutes(1), 5, 1, OptionalInt.of(20));

    private final Sql sql;
    private final MovableClock clock = new MovableClock();
    private final ClearLeftovers leftovers;

    PostgresLeftoversIT(Sql sql) {
        this.sql = sql;
        this.leftovers = new ClearLeftovers(PostgresLeftovers.all(sql), clock);
    }

    @Test
    void a_counter_is_kept_as_long_as_it_counts() {
        RateCounters counters = new PostgresRateCounters(sql);
        Claim claim = new Claim("TEST", Some.key(), new Rate(1, Duration.ofHours(1)));
        assertThat(counters.take(List.of(claim), clock.instant())).isEmpty();

        clock.advance(Duration.ofHours(1).minusMillis(1));
        leftovers.clear();

        assertThat(counters.take(List.of(claim), clock.instant())).isPresent();
        clock.advance(Duration.ofMillis(1));
        leftovers.clear();
        assertThat(rowsIn("rate_counter")).isZero();
    }

    @Test
    void a_lock_and_its_history_are_kept_for_a_week_and_guesses_for_a_day() {
        CodeChallenges challenges = new PostgresCodeChallenges(sql);
        PhoneNumber phone = Some.phone();
        ChallengeId id = new ChallengeId(UUID.randomUUID());
        challenges.open(new CodeChallenge(
                id, CodePurpose.SIGN_IN, phone, new CodeHash(new byte[32]), 5, RULES.expiryOf(clock.instant())));
        assertThat(challenges.spendGuess(id, CodePurpose.SIGN_IN, Some.network(), RULES, clock.instant()))
                .isPresent();

        clock.advance(Duration.ofHours(23));
        leftovers.clear();
        assertThat(rowsIn("network_guess")).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        leftovers.clear();
        assertThat(rowsIn("network_guess")).isZero();
        assertThat(rowsIn("code_challenge")).isZero();

        clock.advance(Duration.ofDays(5));
        leftovers.clear();
        assertThat(rowsIn("guess_memory")).isEqualTo(2);

        clock.advance(Duration.ofDays(2));
        leftovers.clear();
        assertThat(rowsIn("guess_memory")).isZero();
    }

    private int rowsIn(String table) {
        return sql.one("SELECT count(*) AS rows FROM " + table, params -> params, row -> row.count("rows"))
                .orElseThrow();
    }
}
