package dev.latchkey.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AuditHistory} promises, whatever it reads from. */
public interface AuditHistoryContract {
    AuditTrail trail();

    AuditHistory history();

    @Test
    default void the_latest_come_first_page_by_page_as_they_were_written() {
        AuditEvent first = written(1, 2, AuditAction.ACCOUNT_BANNED, 0);
        AuditEvent second = written(1, 2, AuditAction.ACCOUNT_BANNED, 1);

        List<AuditLine> page = history().list(everything(), Optional.empty(), 1);
        List<AuditLine> next =
                history().list(everything(), Optional.of(page.get(0).number()), 1);

        assertThat(page).singleElement().satisfies(line -> isOf(line, second));
        assertThat(next).singleElement().satisfies(line -> isOf(line, first));
    }

    @Test
    default void the_trail_is_narrowed_by_who_whom_what_and_when() {
        AuditEvent wanted = written(77_001, 77_002, AuditAction.ROLE_CHANGED, 100);
        written(77_003, 77_002, AuditAction.ROLE_CHANGED, 100);
        written(77_001, 77_003, AuditAction.ROLE_CHANGED, 100);
        written(77_001, 77_002, AuditAction.ACCOUNT_BANNED, 100);
        written(77_001, 77_002, AuditAction.ROLE_CHANGED, 99);
        written(77_001, 77_002, AuditAction.ROLE_CHANGED, 101);

        List<AuditLine> found = history()
                .list(
                        new AuditHistory.Filter(
                                wanted.actor(),
                                wanted.subject(),
                                Optional.of(wanted.action()),
                                Optional.of(wanted.at()),
                                Optional.of(wanted.at().plusSeconds(1))),
                        Optional.empty(),
                        100);

        assertThat(found).singleElement().satisfies(line -> isOf(line, wanted));
    }

    private static AuditHistory.Filter everything() {
        return new AuditHistory.Filter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void isOf(AuditLine line, AuditEvent event) {
        assertThat(line)
                .isEqualTo(new AuditLine(
                        line.number(),
                        event.at(),
                        event.action().code(),
                        event.actor(),
                        event.subject(),
                        event.address(),
                        event.details()));
    }

    private AuditEvent written(long actor, long subject, AuditAction action, int seconds) {
        AuditEvent event = new AuditEvent(
                action,
                Optional.of(new UserId(actor)),
                Optional.of(new UserId(subject)),
                "203.0.113.7",
                Some.NOW.plusSeconds(seconds),
                Map.of("test", Some.key(), "odd", "\"'; Ж"));
        trail().add(event);
        return event;
    }
}
