package dev.latchkey.benchmarks;

import dev.latchkey.application.sessions.Authenticate;
import dev.latchkey.application.sessions.RevocationLog;
import dev.latchkey.application.sessions.Revocations;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.Revocation;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.security.JwtAccessTokens;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs each request to find out who calls, among many sessions that live and many that have ended within the
 * life of an access token. Those that live are looked up nowhere: a store that is asked at all fails the benchmark.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallerCheck {
    /** How many people call in turn; all of them are remembered. */
    private static final int CALLERS = 10_000;

    @Param({"0", "100000"})
    public int ended;

    private final List<String> callers = new ArrayList<>();
    private Optional<Authenticate> authenticate = Optional.empty();
    private int next;

    @Setup
    public void prepare() {
        JwtAccessTokens tokens = KeysInMemory.tokens();
        Revocations revocations = new Revocations(log(), () -> {}, InstantSource.system(), () -> 0);
        revocations.catchUp();
        authenticate = Optional.of(new Authenticate(tokens, revocations, neverAsked(), InstantSource.system()));
        for (int i = 0; i < CALLERS; i++) {
            callers.add(tokens.sign(claims(i)));
        }
        for (String token : callers) {
            Caller unused = authenticate.orElseThrow().caller(token);
        }
    }

    @Benchmark
    public Caller caller() {
        next = (next + 1) % CALLERS;
        return authenticate.orElseThrow().caller(callers.get(next));
    }

    private RevocationLog log() {
        List<RevocationLog.Line> lines = new ArrayList<>();
        Instant until = Instant.now().plusSeconds(3_600);
        for (int i = 0; i < ended; i++) {
            SessionId session = new SessionId(new UUID(i, 2));
            lines.add(new RevocationLog.Line(i, new Revocation(session, Optional.empty(), until)));
        }
        return (mark, now) -> new RevocationLog.News(lines, new RevocationLog.Mark(1, 0), false);
    }

    private static Sessions neverAsked() {
        return (Sessions) Proxy.newProxyInstance(
                Sessions.class.getClassLoader(), new Class<?>[] {Sessions.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("The store was asked");
                });
    }

    private static AccessClaims claims(long id) {
        Instant now = Instant.now();
        return new AccessClaims(
                new UserId(id + 1),
                new SessionId(new UUID(id, 1)),
                new UUID(id, 3),
                Role.STUDENT,
                AuthMethod.SMS,
                now,
                now.plusSeconds(3_600));
    }
}
