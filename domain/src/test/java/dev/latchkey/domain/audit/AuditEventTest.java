package dev.latchkey.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditEventTest {
    private final Map<String, String> details = new HashMap<>(Map.of("phone", "+7***89"));
    private final AuditEvent event = new AuditEvent(
            AuditAction.SIGNED_IN,
            Optional.of(new UserId(42)),
            Optional.of(new UserId(42)),
            "203.0.113.7",
            Instant.EPOCH,
            details);

    @Test
    void nobody_changes_an_event_from_outside() {
        details.put("phone", "+79123456789");

        assertThat(event.details()).isEqualTo(Map.of("phone", "+7***89"));
    }

    @Test
    void where_it_came_from_is_never_printed() {
        assertThat(event).hasToString("AuditEvent[SIGNED_IN, 1970-01-01T00:00:00Z]");
    }

    @Test
    void every_action_has_a_stable_name_of_its_own() {
        assertThat(Arrays.stream(AuditAction.values()).map(AuditAction::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+\\.[a-z_]+"));
    }
}
