package dev.latchkey.benchmarks;

import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.security.JwtAccessTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to sign an access token, to check one for the first time, and to check one that was seen before. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenCheck {
    /** More than are remembered, so that each is forgotten before it comes again. */
    private static final int MANY = 60_000;

    private final JwtAccessTokens tokens = KeysInMemory.tokens();
    private final String seen = tokens.sign(claims(0));
    private final List<String> unseen = new ArrayList<>();
    private int next;

    @Benchmark
    public Optional<AccessClaims> seenBefore() {
        return tokens.verify(seen);
    }

    @Benchmark
    public Optional<AccessClaims> forTheFirstTime() {
        if (unseen.isEmpty()) {
            for (int i = 0; i < MANY; i++) {
                unseen.add(tokens.sign(claims(i)));
            }
        }
        next = (next + 1) % MANY;
        return tokens.verify(unseen.get(next));
    }

    @Benchmark
    public String sign() {
        return tokens.sign(claims(1));
    }

    private static AccessClaims claims(long id) {
        Instant now = Instant.now();
        return new AccessClaims(
                new UserId(id + 1),
                new SessionId(new UUID(id, 1)),
                new UUID(id, 2),
                Role.STUDENT,
                AuthMethod.SMS,
                now,
                now.plusSeconds(3_600));
    }
}
