package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.security.VerifiedTokens.Digest;
import dev.latchkey.security.VerifiedTokens.Verified;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Verified SEEN = new Verified(
            "key",
            new AccessClaims(
                    new UserId(1),
                    new SessionId(new UUID(1, 2)),
                    new UUID(3, 4),
                    Role.STUDENT,
                    AuthMethod.SMS,
                    Instant.EPOCH,
                    Instant.EPOCH.plusSeconds(1)));

    private final VerifiedTokens tokens = new VerifiedTokens(1_000);

    @Test
    void remembers_what_it_was_told() {
        tokens.remember(Digest.of("one"), SEEN);

        assertThat(tokens.find(Digest.of("one"))).contains(SEEN);
        assertThat(tokens.find(Digest.of("other"))).isEmpty();
    }

    @Test
    void never_grows_beyond_its_bound() {
        IntStream.range(0, 20_000).parallel().forEach(i -> tokens.remember(Digest.of("token " + i), SEEN));

        assertThat(tokens.size())
                .isLessThanOrEqualTo(1_000 + Runtime.getRuntime().availableProcessors());
    }

    @Test
    void keeps_those_who_come_often_and_forgets_those_who_do_not() {
        tokens.remember(Digest.of("rare"), SEEN);
        tokens.remember(Digest.of("often"), SEEN);
        for (int i = 0; i < 5_000; i++) {
            tokens.remember(Digest.of("token " + i), SEEN);
            assertThat(tokens.find(Digest.of("often"))).isPresent();
        }

        assertThat(tokens.find(Digest.of("rare"))).isEmpty();
    }
}
