package dev.latchkey.domain.login;

import static dev.latchkey.domain.login.TelegramSession.Step.APPROVED;
import static dev.latchkey.domain.login.TelegramSession.Step.BOT_STARTED;
import static dev.latchkey.domain.login.TelegramSession.Step.CONTACT_REQUESTED;
import static dev.latchkey.domain.login.TelegramSession.Step.CONTACT_SHARED;
import static dev.latchkey.domain.login.TelegramSession.Step.EXPIRED;
import static dev.latchkey.domain.login.TelegramSession.Step.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.TelegramSession.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a page is shown of its session while it waits. */
class TelegramSessionStepsTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15Z");
    private static final Instant END = NOW.plusSeconds(300);
    private static final PhoneNumber PHONE = new PhoneNumber("+79123456789");
    private static final MatchNumber MATCH = new MatchNumber(7);
    private static final TelegramPerson ANNA =
            TelegramPerson.called(new TelegramId(42), Optional.of("Anna"), Optional.empty(), Optional.empty());

    @Test
    void somebody_unknown_who_shares_their_number() {
        TelegramSession begun = TelegramSession.begin(Optional.of(PHONE), MATCH, END);
        TelegramSession opened = begun.open(ANNA, false, NOW).orElseThrow();
        TelegramSession shared = opened.share(ANNA.id(), PHONE, NOW).orElseThrow();
        TelegramSession approved =
                shared.approve(ANNA.id(), Optional.empty(), NOW).orElseThrow();

        assertThat(begun.steps(NOW)).isEmpty();
        assertThat(opened.steps(NOW)).containsExactly(BOT_STARTED, CONTACT_REQUESTED);
        assertThat(shared.steps(NOW)).containsExactly(BOT_STARTED, CONTACT_REQUESTED, CONTACT_SHARED);
        assertThat(approved.steps(NOW)).containsExactly(BOT_STARTED, CONTACT_REQUESTED, CONTACT_SHARED, APPROVED);
        assertThat(approved.claim(NOW).orElseThrow().steps(END)).endsWith(APPROVED);
        assertThat(approved.steps(END)).endsWith(EXPIRED);
    }

    @Test
    void somebody_known_who_says_no() {
        TelegramSession opened = TelegramSession.begin(Optional.empty(), MATCH, END)
                .open(ANNA, false, NOW)
                .orElseThrow();

        assertThat(opened.steps(NOW)).containsExactly(BOT_STARTED);
        assertThat(opened.reject(ANNA.id(), NOW).orElseThrow().steps(END)).containsExactly(BOT_STARTED, REJECTED);
    }

    @Test
    void who_was_written_to_has_not_come() {
        TelegramSession pushed = TelegramSession.begin(Optional.of(PHONE), MATCH, END)
                .push(ANNA, NOW)
                .orElseThrow();

        assertThat(pushed.steps(NOW)).isEmpty();
        assertThat(pushed.approve(ANNA.id(), Optional.of(MATCH), NOW)
                        .orElseThrow()
                        .steps(NOW))
                .containsExactly(APPROVED);
        assertThat(pushed.open(ANNA, true, NOW).orElseThrow().steps(NOW)).containsExactly(BOT_STARTED);
    }

    @Test
    void what_is_over_says_so() {
        TelegramSession begun = TelegramSession.begin(Optional.of(PHONE), MATCH, END);

        assertThat(begun.steps(END)).containsExactly(EXPIRED);
        assertThat(begun.supersede().orElseThrow().steps(NOW)).containsExactly(EXPIRED);
    }

    @Test
    void three_of_them_end_it() {
        assertThat(Arrays.stream(Step.values()).filter(Step::isLast)).containsExactly(APPROVED, REJECTED, EXPIRED);
    }
}
