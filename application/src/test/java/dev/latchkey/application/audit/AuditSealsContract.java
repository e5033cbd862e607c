package dev.latchkey.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.audit.AuditSeals.Head;
import dev.latchkey.application.audit.AuditSeals.Sealed;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link AuditSeals} promise, whatever they are kept in. Begins on an empty trail. */
public interface AuditSealsContract {
    AuditTrail trail();

    AuditSeals seals();

    @Test
    default void lines_await_their_seal_in_order_until_they_have_it() {
        assertThat(seals().head()).isEqualTo(Head.START);
        write(3);
        List<AuditLine> lines = seals().unsealed(0, 2);
        assertThat(lines).hasSize(2);
        assertThat(seals().waiting(0)).isEqualTo(new AuditSeals.Waiting(3, Optional.empty()));

        Head end = new Head(2, "b", 0, "proof");
        seals().append(
                        List.of(
                                new Sealed(1, lines.get(0).number(), "a"),
                                new Sealed(2, lines.get(1).number(), "b")),
                        end);

        assertThat(seals().head()).isEqualTo(end);
        assertThat(seals().unsealed(0, 10))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.number()).isGreaterThan(lines.get(1).number()));
        assertThat(seals().links(0, 10).stream().map(link -> link.line().orElseThrow()))
                .containsExactlyElementsOf(lines);
        assertThat(seals().links(1, 10)).extracting(AuditSeals.Link::seal).containsExactly("b");
        assertThat(seals().waiting(Long.MAX_VALUE).smuggled()).isPresent();
    }

    @Test
    default void settled_never_goes_back() {
        write(1);

        assertThat(seals().settled(1_000_000)).isEqualTo(1_000_000);
    }

    private void write(int lines) {
        for (int i = 0; i < lines; i++) {
            trail().add(new AuditEvent(
                    AuditAction.CODE_WRONG,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Some.NOW,
                    Map.of("test", Some.key())));
        }
    }
}
