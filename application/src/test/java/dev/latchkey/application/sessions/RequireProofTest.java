package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.World;
import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Changes that a thief of a session would make first: V-14. */
class RequireProofTest {
    private final World world = new World();
    private final RequireProof require = new RequireProof(world.stores.sessions, Duration.ofMinutes(10), world.clock);
    private final SignedIn member = world.member();

    @Test
    void a_sign_in_is_a_proof_for_a_while() {
        Caller caller = caller();

        world.clock.advance(Duration.ofMinutes(10));

        assertThatCode(() -> require.of(caller)).doesNotThrowAnyException();
    }

    @Test
    void renewing_a_session_proves_nothing() {
        world.clock.advance(Duration.ofMinutes(11));
        Caller renewed = world.authenticate.caller(world.refreshSession
                .refresh(member.tokens().refreshToken(), Some.origin())
                .tokens()
                .accessToken());

        assertThatThrownBy(() -> require.of(renewed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(SessionProblem.PROOF_NEEDED));
    }

    private Caller caller() {
        return world.authenticate.caller(member.tokens().accessToken());
    }
}
