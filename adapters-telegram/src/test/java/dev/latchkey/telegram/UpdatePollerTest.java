package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.latchkey.application.login.telegram.line.InMemoryLineLease;
import dev.latchkey.application.login.telegram.line.InMemoryUpdateSealer;
import dev.latchkey.application.login.telegram.line.InMemoryWaitingUpdates;
import dev.latchkey.application.login.telegram.line.ReceiveUpdates;
import dev.latchkey.application.login.telegram.line.WaitingUpdate;
import dev.latchkey.application.login.telegram.line.WaitingUpdates;
import dev.latchkey.application.shared.MovableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class UpdatePollerTest {
    private static final String CONFLICT =
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    private final TestBotApi telegram = new TestBotApi();
    private final MovableClock clock = new MovableClock();
    private final InMemoryLineLease lease = new InMemoryLineLease();
    private final InMemoryWaitingUpdates kept = new InMemoryWaitingUpdates();
    private final BlockingQueue<Duration> rests = new LinkedBlockingQueue<>();
    private final List<Boolean> leftAtRest = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<UpdatePoller> pollers = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        telegram.line.open();
        log.start();
        ((Logger) LoggerFactory.getLogger("dev.latchkey.telegram")).addAppender(log);
    }

    @AfterEach
    void stop() throws InterruptedException {
        pollers.forEach(UpdatePoller::stop);
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
        ((Logger) LoggerFactory.getLogger("dev.latchkey.telegram")).detachAppender(log);
        telegram.close();
    }

    @Test
    void what_people_do_is_kept_and_then_confirmed() {
        telegram.line.press(1);
        UpdatePoller poller = started("us");
        telegram.line.press(2);
        until(() -> kept.figures().waiting() == 2);
        until(() -> telegram.line.unconfirmed() == 0);
        long last = telegram.line.press(3);
        until(() -> kept.figures().waiting() == 3);

        List<WaitingUpdate> all = kept.claim(9, Duration.ofSeconds(9), clock.instant());
        assertThat(all).extracting(WaitingUpdate::id).containsExactly(last - 2, last - 1, last);
        assertThat(all.get(2).person()).hasValue(3);
        assertThat(poller.trouble()).isEmpty();
        assertThat(lease.held(clock.instant()).orElseThrow().holder()).isEqualTo("us");
        assertThat(telegram.calls.get(0).parameters().get("allowed_updates")).hasSize(3);
    }

    @Test
    void nothing_is_confirmed_that_could_not_be_kept() {
        AtomicInteger failures = new AtomicInteger(3);
        telegram.line.press(1);
        started(poller("us", failing(failures)));

        until(() -> kept.figures().waiting() == 1);
        until(() -> telegram.line.unconfirmed() == 0);

        assertThat(telegram.calls)
                .filteredOn(call -> call.parameters().get("offset").asLong() > 0)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(rests).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void the_next_one_goes_on_where_the_first_has_stopped_and_only_one_asks() {
        UpdatePoller first = started("first");
        until(() -> telegram.line.polls() == 1);
        started("second");
        for (int round = 0; round < 20; round++) {
            telegram.line.press(round);
        }
        until(() -> kept.figures().waiting() == 20 && telegram.line.unconfirmed() == 0);
        int asked = telegram.line.polls();

        first.stop();
        until(() -> telegram.line.polls() == asked + 1);
        telegram.line.press(99);
        until(() -> kept.figures().waiting() == 21);

        assertThat(warnings()).isEmpty();
        assertThat(lease.held(clock.instant()).orElseThrow().holder()).isEqualTo("second");
    }

    @Test
    void it_stops_in_the_middle_of_a_poll_and_lets_the_line_go() throws InterruptedException {
        UpdatePoller poller = started("us");
        until(() -> telegram.line.polls() == 1);

        poller.stop();
        threads.get(0).join(5_000);

        assertThat(threads.get(0).isAlive()).isFalse();
        assertThat(lease.held(clock.instant())).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_token_that_is_refused_is_not_tried_again() throws InterruptedException {
        telegram.refusal(401, "Unauthorized", "");
        UpdatePoller poller = started("us");
        threads.get(0).join(10_000);

        assertThat(threads.get(0).isAlive()).isFalse();
        assertThat(telegram.calls).hasSize(1);
        assertThat(poller.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("TELEGRAM_BOT_TOKEN"));
        assertThat(lease.held(clock.instant())).isEmpty();
    }

    @Test
    void when_another_fetches_the_line_is_left_alone_and_it_is_said_once() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            telegram.refusal(409, CONFLICT, "");
        }
        telegram.line.press(1);
        UpdatePoller poller = started("us");

        assertThat(rests.poll(10, TimeUnit.SECONDS)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
        until(() -> kept.figures().waiting() == 1);
        until(() -> poller.trouble().isEmpty());

        List<Duration> pauses = List.copyOf(rests);
        assertThat(pauses)
                .filteredOn(pause -> pause.toSeconds() >= 30)
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(warnings()).hasSize(1).first().asString().contains("somebody else takes the updates");
    }

    @Test
    void nobody_takes_the_line_while_it_is_left_alone() {
        assertThat(lease.take("us", Duration.ofSeconds(8), clock.instant())).isPresent();
        telegram.refusal(409, CONFLICT, "");
        CountDownLatch rested = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        started(new UpdatePoller(bot(), lease, receive(kept), "us", clock, new Random(1), (end, time, unit) -> {
            rested.countDown();
            return seen.await(10, TimeUnit.SECONDS);
        }));
        until(() -> rested.getCount() == 0);

        assertThat(lease.take("them", Duration.ofSeconds(8), clock.instant().plusSeconds(29)))
                .isEmpty();
        assertThat(lease.take("them", Duration.ofSeconds(8), clock.instant().plusSeconds(45)))
                .isPresent();
        seen.countDown();
    }

    @Test
    void a_webhook_is_removed_once_and_not_fought_about() {
        telegram.line.webhook("https://elsewhere.example.org/hook");
        telegram.line.press(1);
        started("us");
        until(() -> kept.figures().waiting() == 1);
        assertThat(telegram.line.webhook()).isEmpty();

        telegram.refusal(409, "Conflict: terminated by setWebhook request", "");
        telegram.line.press(2);
        until(() -> kept.figures().waiting() == 2);
        telegram.line.press(3);
        until(() -> kept.figures().waiting() == 3);

        assertThat(telegram.calls)
                .filteredOn(call -> call.method().equals("deleteWebhook"))
                .hasSize(1);
        assertThat(rests).anyMatch(pause -> pause.toSeconds() >= 30);
    }

    @Test
    void it_waits_as_long_as_telegram_says() throws InterruptedException {
        telegram.refusal(429, "Too Many Requests: retry after 7", ",\"parameters\":{\"retry_after\":7}");
        telegram.line.press(1);
        started("us");

        assertThat(rests.poll(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(7));
        until(() -> kept.figures().waiting() == 1);
    }

    @Test
    void while_telegram_is_away_the_waits_grow_and_others_may_try_their_luck() {
        for (int i = 0; i < 6; i++) {
            telegram.text(502, "<html>Bad Gateway</html>");
        }
        telegram.line.press(1);
        UpdatePoller poller = started("us");
        until(() -> kept.figures().waiting() == 1);
        until(() -> poller.trouble().isEmpty());

        assertThat(rests)
                .startsWith(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15));
        assertThat(warnings()).hasSize(1);
        assertThat(leftAtRest).startsWith(false, false, true, true);
        assertThat(telegram.calls.get(3).parameters().get("limit").asInt()).isEqualTo(1);
    }

    @Test
    void an_answer_that_comes_too_early_and_empty_does_not_make_it_spin() throws InterruptedException {
        telegram.result("[]");
        started("us");

        assertThat(rests.poll(10, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoever_has_lost_the_line_stops_asking() {
        started("us");
        until(() -> telegram.line.polls() == 1);
        clock.advance(Duration.ofDays(1));
        assertThat(lease.take("them", Duration.ofDays(1), clock.instant())).isPresent();

        until(() -> !rests.isEmpty());

        assertThat(lease.held(clock.instant()).orElseThrow().holder()).isEqualTo("them");
        assertThat(telegram.line.polls()).isEqualTo(1);
    }

    @Test
    void after_a_week_telegram_may_count_from_a_lower_number() {
        telegram.line.countFrom(900);
        telegram.line.press(1);
        UpdatePoller poller = started("us");
        until(() -> telegram.line.unconfirmed() == 0 && kept.figures().waiting() == 1);
        poller.stop();
        until(() -> lease.held(clock.instant()).isEmpty());
        clock.advance(Duration.ofDays(7));
        telegram.line.countFrom(5);
        telegram.line.press(1);

        started("us again");
        until(() -> kept.figures().waiting() == 2);
        telegram.line.press(2);
        until(() -> kept.figures().waiting() == 3);
        until(() -> telegram.line.unconfirmed() == 0);
    }

    private UpdatePoller started(String name) {
        return started(poller(name, kept));
    }

    private UpdatePoller started(UpdatePoller poller) {
        Thread thread = new Thread(poller::run, "poller of a test");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
        pollers.add(poller);
        return poller;
    }

    /** Its rests take no time of ours, but all the time that they should. */
    private UpdatePoller poller(String name, WaitingUpdates updates) {
        return new UpdatePoller(bot(), lease, receive(updates), name, clock, new Random(7), (end, time, unit) -> {
            Duration pause = Duration.ofMillis(unit.toMillis(time));
            rests.add(pause);
            leftAtRest.add(lease.held(clock.instant()).isEmpty());
            if (lease.held(clock.instant())
                    .filter(held -> !held.holder().equals(name))
                    .isEmpty()) {
                clock.advance(pause);
            }
            return end.await(1, TimeUnit.MILLISECONDS);
        });
    }

    private BotApi bot() {
        return new BotApi(telegram.uri(), new BotToken(TestBotApi.TOKEN), new Fetcher(Optional.empty()), clock);
    }

    private ReceiveUpdates receive(WaitingUpdates updates) {
        return new ReceiveUpdates(updates, new InMemoryUpdateSealer(), () -> {}, clock);
    }

    private WaitingUpdates failing(AtomicInteger failures) {
        return (WaitingUpdates) Proxy.newProxyInstance(
                WaitingUpdates.class.getClassLoader(), new Class<?>[] {WaitingUpdates.class}, (self, method, given) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("The database is away");
                    }
                    return method.invoke(kept, given);
                });
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
