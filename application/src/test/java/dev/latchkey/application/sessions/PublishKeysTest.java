package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublishKeysTest {
    @Test
    void the_public_halves_are_shown_as_they_are() {
        PublishKeys.PublicKey key = new PublishKeys.PublicKey("kid-1", "EC", "P-256", "ES256", "sig", "x", "y");

        assertThat(new PublishKeys(() -> List.of(key)).publish()).containsExactly(key);
        assertThat(new PublishKeys(List::of).publish()).isEmpty();
    }
}
