package dev.latchkey.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.audit.AuditSeals.Head;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SealMaker} promises. */
public interface SealMakerContract {
    AuditLine LINE = line(7, "account.banned", Optional.of(new UserId(1)), "203.0.113.7", Map.of("a", "b"));

    SealMaker maker();

    @Test
    default void a_seal_is_right_for_what_it_was_made_for_and_for_nothing_else() {
        String seal = maker().seal("x", 3, LINE);

        assertThat(maker().isRight(seal, "x", 3, LINE)).isTrue();
        assertThat(maker().isRight(seal, "y", 3, LINE)).isFalse();
        assertThat(maker().isRight(seal, "x", 4, LINE)).isFalse();
        assertThat(List.of(
                        line(8, "account.banned", LINE.actor(), LINE.address(), LINE.details()),
                        line(7, "account.unbanned", LINE.actor(), LINE.address(), LINE.details()),
                        line(7, "account.banned", Optional.empty(), LINE.address(), LINE.details()),
                        line(7, "account.banned", LINE.actor(), "203.0.113.8", LINE.details()),
                        line(7, "account.banned", LINE.actor(), LINE.address(), Map.of("a", "c")),
                        line(7, "account.banned", LINE.actor(), LINE.address(), Map.of())))
                .noneMatch(other -> maker().isRight(seal, "x", 3, other));
    }

    @Test
    default void the_end_of_a_chain_carries_its_proof() {
        Head bare = new Head(3, "x", 2, "");
        String proof = maker().proof(bare);

        assertThat(maker().isProved(new Head(3, "x", 2, proof))).isTrue();
        assertThat(maker().isProved(bare)).isFalse();
        assertThat(maker().isProved(new Head(2, "x", 2, proof))).isFalse();
        assertThat(maker().isProved(new Head(3, "y", 2, proof))).isFalse();
        assertThat(maker().isProved(new Head(3, "x", 1, proof))).isFalse();
    }

    private static AuditLine line(
            long number, String action, Optional<UserId> actor, String address, Map<String, String> details) {
        return new AuditLine(number, Some.NOW, action, actor, Optional.of(new UserId(2)), address, details);
    }
}
