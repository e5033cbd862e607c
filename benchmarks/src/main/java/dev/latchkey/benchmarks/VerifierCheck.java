package dev.latchkey.benchmarks;

import dev.latchkey.verifier.TokenVerifier;
import dev.latchkey.verifier.TokenVerifierBuilder;
import dev.latchkey.verifier.VerifiedToken;
import dev.latchkey.verifier.testkit.TestIssuer;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a token costs another service: one that it has seen before, and one that it has not. Ended sessions are watched. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerifierCheck {
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** More than are remembered, so that each is forgotten before it comes again. */
    private static final int MANY = 3_000;

    @Param({"jdk", "corretto"})
    public String provider = "jdk";

    private final TestIssuer issuer = TestIssuer.start();
    private final List<String> unseen = new ArrayList<>();
    private String seen = "";
    private TokenVerifier verifier = builder().build();
    private int next;

    @Setup
    public void prepare() throws ReflectiveOperationException {
        if (provider.equals("corretto")) {
            verifier.close();
            Object instance = Class.forName(CORRETTO).getField("INSTANCE").get(null);
            verifier = builder().provider((Provider) instance).build();
        }
        seen = issuer.token().sign();
        for (int i = 0; i < MANY; i++) {
            unseen.add(issuer.token().user(i + 1).sign());
        }
    }

    @TearDown
    public void stop() {
        verifier.close();
        issuer.close();
    }

    @Benchmark
    public VerifiedToken seenBefore() {
        return verifier.verify(seen);
    }

    @Benchmark
    public VerifiedToken forTheFirstTime() {
        next = (next + 1) % MANY;
        return verifier.verify(unseen.get(next));
    }

    private TokenVerifierBuilder builder() {
        return TokenVerifier.builder()
                .baseUri(issuer.baseUri())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .cacheSize(1_000);
    }
}
