package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the contract of {@link SigningKeys} needs of a store. */
public interface SigningKeysFixture {
    SigningKeys keys();

    /** The same keys as another instance of the service sees them, over connections of its own. */
    default SigningKeys keysOfAnotherInstance() {
        return keys();
    }

    /** Forgets every key. */
    @BeforeEach
    void emptyTheStore();

    /** Keeps a key beside the others, as a rotation would. */
    void put(SigningKeys.Key key);

    /** The keys as one of two instances, in turn. */
    default SigningKeys keysOfEither(int number) {
        return number % 2 == 0 ? keys() : keysOfAnotherInstance();
    }

    /** A key without meaning. */
    static SigningKeys.Key key(String id, Stage stage, Instant since) {
        return new SigningKeys.Key(id, id.getBytes(StandardCharsets.UTF_8), new byte[] {7}, since, stage, since);
    }

    /** Every key as {@code name STAGE}. */
    static List<String> told(SigningKeys keys) {
        return keys.all().stream().map(key -> key.id() + " " + key.stage()).toList();
    }
}
