package dev.latchkey.http.login;

import dev.latchkey.application.login.telegram.push.WaitingPage;
import dev.latchkey.application.login.telegram.push.WaitingPages.Place;
import dev.latchkey.domain.login.TelegramSession;
import dev.latchkey.domain.login.TelegramSession.Step;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Drain;
import dev.latchkey.http.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A page that is told of every step, until the last. The id of an event is the number of its step. */
final class PageEvents implements WaitingPage {
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_GLANCES = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration NOT_SO_SOON = Duration.ofSeconds(5);

    private final EventStream stream;
    private final Place place;
    private final Drain drain;
    private int told;
    private long heartbeat = System.nanoTime() + BETWEEN_HEARTBEATS.toNanos();
    private long glance = System.nanoTime() + BETWEEN_GLANCES.toNanos();

    /** @param told the number of the last step that the page has heard of, or 0 */
    PageEvents(EventStream stream, Place place, Drain drain, int told) {
        this.stream = stream;
        this.place = place;
        this.drain = drain;
        this.told = told;
        comeBackIn(SOON);
    }

    /** The step that a page has heard of last, as it says when it comes back. */
    static int heard(Optional<String> lastEventId) {
        return lastEventId
                .filter(id -> id.matches("[1-6]"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Whether nothing comes after that step. */
    static boolean isLast(int heard) {
        return heard >= number(Step.APPROVED);
    }

    @Override
    public synchronized void seen(Optional<TelegramSession> session, Instant now) {
        for (Step step : session.map(known -> known.steps(now)).orElse(List.of(Step.EXPIRED))) {
            int number = number(step);
            if (number > told) {
                told = number;
                stream.event(Integer.toString(number), Word.of(step));
            }
            if (step.isLast()) {
                end();
            }
        }
    }

    @Override
    public void failed(RuntimeException why) {
        comeBackIn(NOT_SO_SOON);
        end();
    }

    @Override
    public void tick(long nanoTime) {
        if (drain.hasBegun()) {
            end();
            return;
        }
        if (nanoTime - heartbeat >= 0) {
            heartbeat = nanoTime + BETWEEN_HEARTBEATS.toNanos();
            stream.heartbeat();
        }
        if (nanoTime - glance >= 0) {
            glance = nanoTime + BETWEEN_GLANCES.toNanos();
            if (stream.isOver()) {
                end();
            }
        }
    }

    // The same for good: pages that come back to another release have them in their hands.
    private static int number(Step step) {
        return switch (step) {
            case BOT_STARTED -> 1;
            case CONTACT_REQUESTED -> 2;
            case CONTACT_SHARED -> 3;
            case APPROVED -> 4;
            case REJECTED -> 5;
            case EXPIRED -> 6;
        };
    }

    private void end() {
        place.close();
        stream.end();
    }

    /** Not everybody at once, should many have to. */
    private void comeBackIn(Duration time) {
        stream.comeBackAfter(time.plusMillis(ThreadLocalRandom.current().nextLong(2 * time.toMillis())));
    }
}
