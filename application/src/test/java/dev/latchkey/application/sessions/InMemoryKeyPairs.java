package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The twin of the real key pairs: names without keys, sealed with a single byte. */
final class InMemoryKeyPairs implements KeyPairs {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final byte seal;

    InMemoryKeyPairs(int seal) {
        this.seal = (byte) seal;
    }

    @Override
    public SigningKeys.Key make(Stage stage, Instant now) {
        return new SigningKeys.Key(
                "made-" + MADE.incrementAndGet(), new byte[] {1}, new byte[] {seal}, now, stage, now);
    }

    @Override
    public boolean opens(SigningKeys.Key key) {
        return Arrays.equals(key.sealedPrivateKey(), new byte[] {seal});
    }
}
