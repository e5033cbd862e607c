package dev.latchkey.verifier.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A Latchkey in the process of a test: publishes keys and ended sessions on a free port of this machine, and issues
 * whatever token is asked for. Knows no test framework: start it before the tests and close it after them.
 *
 * <p>May be used by many threads at once.
 */
public final class TestIssuer implements AutoCloseable {
    /** The {@code iss} of its tokens, unless another was asked for. */
    public static final String ISSUER = "https://latchkey.test";

    /** The {@code aud} of its tokens, unless another was asked for. */
    public static final String AUDIENCE = "latchkey";

    /** Ended sessions are told of for this long: longer than any token it makes by itself lives. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final TestKeys keys = new TestKeys();
    private final RevocationLog revocations = new RevocationLog();
    private final Endpoints endpoints = new Endpoints(keys, revocations);
    private final String issuer;
    private final String audience;
    private final InstantSource clock;

    private TestIssuer(String issuer, String audience, InstantSource clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** Starts one that looks at the clock of the system. */
    public static TestIssuer start() {
        return start(ISSUER, AUDIENCE, InstantSource.system());
    }

    /** Starts one with names and a clock of the test's choice. */
    public static TestIssuer start(String issuer, String audience, InstantSource clock) {
        return new TestIssuer(issuer, audience, clock);
    }

    /** Where it listens: what a verifier takes for the base URI of Latchkey. */
    public URI baseUri() {
        return endpoints.uri();
    }

    /** The {@code iss} of its tokens. */
    public String issuer() {
        return issuer;
    }

    /** The {@code aud} of its tokens. */
    public String audience() {
        return audience;
    }

    /** Begins a token, which is right until something about it is changed. */
    public TestToken token() {
        return TestToken.right(keys.signing(), issuer, audience, clock.instant());
    }

    /** A token of exactly these bytes, rightly signed: for what is not even JSON. */
    public String sign(byte[] header, byte[] payload) {
        return keys.signing().sign(header, payload);
    }

    /** The {@code kid} of the key that signs now. */
    public String signingKeyId() {
        return keys.signing().id();
    }

    /** Publishes another key that does not sign yet, as Latchkey does an hour before it signs. */
    public void publishKey() {
        keys.publish();
    }

    /** Signs with the newest key from now on, or with one that is published at this moment. Older ones stay published. */
    public void rotateKey() {
        keys.rotate();
    }

    /** Publishes the keys before the one that signs no longer. */
    public void retireOldKeys() {
        keys.retireOld();
    }

    /** Ends a session. */
    public void revoke(UUID session) {
        revocations.add(session, Optional.empty(), clock.instant().plus(REMEMBERED));
    }

    /** Gives another role to the tokens of a session. */
    public void setRole(UUID session, String role) {
        revocations.add(session, Optional.of(role), clock.instant().plus(REMEMBERED));
    }

    /** Knows the cursors no longer that it gave out; those who come with one have to begin again. */
    public void forgetCursors() {
        revocations.forgetCursors();
    }

    /** How many revocations are in one answer at most; 100 unless it is said. */
    public void pageSize(int size) {
        revocations.pageSize(size);
    }

    /** Answers nothing from here on: connections are closed without a word. Tokens can still be made. */
    public void goDown() {
        endpoints.down(true);
    }

    /** Answers again. */
    public void comeBack() {
        endpoints.down(false);
    }

    /** How often the keys were asked for. */
    public int keyRequests() {
        return endpoints.keyRequests();
    }

    /** How often the revocations were asked for. */
    public int revocationRequests() {
        return endpoints.revocationRequests();
    }

    /** Stops listening. */
    @Override
    public void close() {
        endpoints.close();
    }
}
