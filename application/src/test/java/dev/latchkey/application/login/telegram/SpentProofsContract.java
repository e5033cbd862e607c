package dev.latchkey.application.login.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.login.LinkToken;
import dev.latchkey.domain.sessions.TokenHash;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link SpentProofs} promise, whatever they are stored in. */
public interface SpentProofsContract {
    SpentProofs spent();

    Transactions transactions();

    @Test
    default void a_proof_is_spent_once() {
        TokenHash proof = someProof();

        assertThat(spent().spend(proof, Some.NOW)).isTrue();
        assertThat(spent().spend(proof, Some.NOW)).isFalse();
        assertThat(spent().spend(proof, Some.NOW.plusSeconds(60))).isFalse();
        assertThat(spent().spend(someProof(), Some.NOW)).isTrue();
    }

    @Test
    default void of_many_who_spend_one_proof_at_once_one_does() {
        for (int round = 0; round < 20; round++) {
            TokenHash proof = someProof();

            List<Boolean> answers = AtOnce.call(50, i -> spent().spend(proof, Some.NOW));

            assertThat(answers.stream().filter(was -> was)).hasSize(1);
        }
    }

    @Test
    default void what_was_spent_in_a_transaction_that_fails_is_unspent() {
        TokenHash proof = someProof();

        assertThatThrownBy(() -> transactions().allOrNothing(() -> {
                    assertThat(spent().spend(proof, Some.NOW)).isTrue();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(spent().spend(proof, Some.NOW)).isTrue();
    }

    private static TokenHash someProof() {
        return LinkToken.random(new SecureRandom()).hash();
    }
}
