package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link AccessTokens} promise, however they are made. Tokens count in whole seconds. */
public interface AccessTokensContract {
    Instant ISSUED = Instant.parse("2031-05-17T09:30:15Z");
    Instant EXPIRES = ISSUED.plus(Duration.ofMinutes(15));

    /** Our own tokens, always with the same keys. */
    AccessTokens tokens(InstantSource clock);

    /** The tokens of another system of the same kind, with keys of its own. */
    AccessTokens tokensOfOthers(InstantSource clock);

    @ParameterizedTest
    @EnumSource
    default void a_token_says_what_was_signed(Role role) {
        AccessClaims claims = new AccessClaims(
                new UserId(Long.MAX_VALUE - 1),
                new SessionId(UUID.randomUUID()),
                UUID.randomUUID(),
                role,
                AuthMethod.SMS,
                ISSUED,
                EXPIRES);

        assertThat(at(ISSUED).verify(at(ISSUED).sign(claims))).contains(claims);
    }

    @Test
    default void a_token_is_good_until_the_moment_it_expires() {
        String token = at(ISSUED).sign(claims());

        assertThat(at(EXPIRES.minusSeconds(1)).verify(token)).contains(claims());
        assertThat(at(EXPIRES).verify(token)).isEmpty();
        assertThat(at(EXPIRES.plus(1, ChronoUnit.DAYS)).verify(token)).isEmpty();
    }

    @Test
    default void a_token_is_worth_nothing_before_its_time() {
        String token = at(ISSUED).sign(claims());

        // Clocks of two instances may differ a little, so not by a second.
        assertThat(at(ISSUED.minusSeconds(120)).verify(token)).isEmpty();
    }

    @Test
    default void a_token_of_others_is_worth_nothing() {
        String token = tokensOfOthers(() -> ISSUED).sign(claims());

        assertThat(tokensOfOthers(() -> ISSUED).verify(token)).contains(claims());
        assertThat(at(ISSUED).verify(token)).isEmpty();
    }

    @Test
    default void a_token_with_any_character_changed_is_worth_nothing() {
        String token = at(ISSUED).sign(claims());

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(at(ISSUED).verify(changed)).as("changed at %s", i).isEmpty();
        }
    }

    @Test
    default void a_token_with_something_added_or_missing_is_worth_nothing() {
        String token = at(ISSUED).sign(claims());

        for (String other : new String[] {
            token + "A",
            token + "=",
            token + ".",
            "." + token,
            " " + token,
            token + "\n",
            token.substring(1),
            token.substring(0, token.length() - 1),
            token + "." + token,
            token.toUpperCase(Locale.ROOT)
        }) {
            assertThat(at(ISSUED).verify(other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "null", "{}", "Bearer", "eyJhbGciOiJub25lIn0.e30.", "ж.ж.ж"})
    default void what_is_no_token_is_worth_nothing(String text) {
        assertThat(at(ISSUED).verify(text)).isEmpty();
    }

    @Test
    default void time_is_asked_for_at_every_look() {
        MovableClock clock = new MovableClock();
        clock.set(ISSUED);
        AccessTokens tokens = tokens(clock);
        String token = tokens.sign(claims());
        assertThat(tokens.verify(token)).isPresent();

        clock.set(EXPIRES);

        assertThat(tokens.verify(token)).isEmpty();
    }

    private AccessTokens at(Instant now) {
        return tokens(() -> now);
    }

    private static AccessClaims claims() {
        return new AccessClaims(
                new UserId(42),
                new SessionId(new UUID(1, 2)),
                new UUID(3, 4),
                Role.STUDENT,
                AuthMethod.SMS,
                ISSUED,
                EXPIRES);
    }
}
