package dev.latchkey.benchmarks;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.security.HmacCodeHasher;
import dev.latchkey.security.MasterSecret;
import dev.latchkey.security.Secrets;
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

/** What it costs to hash a typed code and compare it with the one that was sent. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodeCheck {
    private final HmacCodeHasher hasher =
            new HmacCodeHasher(Secrets.only(MasterSecret.of("only for benchmarks 9f86d081884c7d659a2feaa0c55ad015")));
    private final ChallengeId challenge = new ChallengeId(new UUID(0x0123456789abcdefL, 0x0fedcba987654321L));
    private final PhoneNumber phone = new PhoneNumber("+79123456789");
    private final LoginCode typed = new LoginCode("1234");
    private final CodeHash sent = hasher.hash(challenge, CodePurpose.SIGN_IN, phone, new LoginCode("4321"));

    @Benchmark
    public boolean wrongCode() {
        return sent.matches(hasher.hash(challenge, CodePurpose.SIGN_IN, phone, typed));
    }
}
