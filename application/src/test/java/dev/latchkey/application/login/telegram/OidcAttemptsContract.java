package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.sessions.TokenHash;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link OidcAttempts} promise, whatever they are stored in. */
public interface OidcAttemptsContract {
    Instant NOW = Some.NOW;
    Instant END = NOW.plusSeconds(600);

    OidcAttempts attempts();

    @Test
    default void an_attempt_is_ended_once_and_is_what_was_begun() {
        for (Optional<InvitationCode> invite : List.of(
                Optional.<InvitationCode>empty(),
                Optional.<InvitationCode>of(Some.inviteCode()),
                Optional.<InvitationCode>of(Some.campaignCode()))) {
            OidcAttempts.Attempt attempt = begun(invite);

            assertThat(attempts().end(attempt.key(), attempt.browser(), NOW)).contains(attempt);
            assertThat(attempts().end(attempt.key(), attempt.browser(), NOW)).isEmpty();
        }
    }

    @Test
    default void another_browser_ends_nothing_and_takes_nothing_away() {
        OidcAttempts.Attempt attempt = begun(Optional.empty());

        assertThat(attempts().end(attempt.key(), someHash(), NOW)).isEmpty();
        assertThat(attempts().end(someHash(), attempt.browser(), NOW)).isEmpty();
        assertThat(attempts().end(attempt.key(), attempt.browser(), NOW)).isPresent();
    }

    @Test
    default void an_attempt_is_over_to_the_microsecond() {
        OidcAttempts.Attempt attempt = begun(Optional.empty());

        assertThat(attempts().end(attempt.key(), attempt.browser(), END)).isEmpty();
        assertThat(attempts().end(attempt.key(), attempt.browser(), END.minusNanos(1_000)))
                .isPresent();
    }

    @Test
    default void of_many_who_end_an_attempt_at_once_one_gets_it() {
        for (int round = 0; round < 10; round++) {
            OidcAttempts.Attempt attempt = begun(Optional.empty());

            List<Boolean> answers = AtOnce.call(
                    32,
                    i -> attempts().end(attempt.key(), attempt.browser(), NOW).isPresent());

            assertThat(answers.stream().filter(was -> was)).hasSize(1);
        }
    }

    private OidcAttempts.Attempt begun(Optional<InvitationCode> invite) {
        OidcAttempts.Attempt attempt = new OidcAttempts.Attempt(someHash(), someHash(), invite, END);
        attempts().begin(attempt);
        return attempt;
    }

    private static TokenHash someHash() {
        return LinkToken.random(new SecureRandom()).hash();
    }
}
