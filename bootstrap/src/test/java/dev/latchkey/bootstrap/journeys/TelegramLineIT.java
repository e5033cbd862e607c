package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.telegram.TestBotApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of updates when those who fetch them die. Covers C-20 and the at-least-once half of C-19. */
@Timeout(600)
class TelegramLineIT {
    /** Issue 5 asks for twenty; the rest is for machines with other things to do. */
    private static final int KILLS = Together.rounds("poller", 3);

    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(15);
    private static final int HANDS = 16;

    /** How many seconds a process may need to start where many others want to do so too. */
    private static final int START = 150;

    @TempDir
    Path directory;

    private final TestBotApi telegram = new TestBotApi(TelegramSigner.TOKEN);
    private final List<LineProcess> processes = new ArrayList<>();
    private DatabaseUrl url;
    private Database database;
    private Rows rows;

    @BeforeEach
    void open() {
        telegram.line.open();
        url = TestServer.migratedDatabase();
        database = Database.open(url, 4);
        rows = new Rows(new Sql(database));
        rows.run("CREATE TABLE line_call (update_id bigint NOT NULL, pid bigint NOT NULL)");
    }

    @AfterEach
    void stop() {
        processes.forEach(LineProcess::close);
        database.close();
        telegram.close();
    }

    @Test
    void however_often_the_one_who_fetches_is_killed_each_update_is_handled_and_none_twice_without_need()
            throws InterruptedException {
        spawn();
        spawn();
        List<Long> pressed = new ArrayList<>();
        Duration longest = Duration.ZERO;
        try (Crowd people = new Crowd()) {
            Until.within(START, () -> rows.count("line_call") > 10);
            for (int kill = 0; kill < KILLS; kill++) {
                LineProcess poller = poller();
                poller.kill();
                long killed = System.nanoTime();
                processes.remove(poller);
                spawn();
                Until.within(30, () -> isHeldBy("NOT LIKE", poller));
                long before = telegram.line.press(1);
                Until.within(30, () -> isHandled(before));
                Duration takeover = Duration.ofNanos(System.nanoTime() - killed);
                longest = takeover.compareTo(longest) > 0 ? takeover : longest;
                pressed.add(before);
            }
            pressed.addAll(people.disperse());
        }
        Until.within(30, () -> telegram.line.unconfirmed() == 0);
        Until.within(30, () -> rows.number("SELECT count(*) FROM telegram_update WHERE json IS NOT NULL") == 0);

        System.out.printf(
                "%d kills, %d updates, %d calls, longest takeover %d ms%n",
                KILLS, pressed.size(), rows.count("line_call"), longest.toMillis());
        assertThat(longest).isLessThan(LONGEST_TAKEOVER);
        assertThat(rows.number("SELECT count(*) FROM telegram_update WHERE state = 'handled'"))
                .isEqualTo(pressed.size());
        assertThat(rows.number("SELECT count(DISTINCT update_id) FROM line_call"))
                .isEqualTo(pressed.size());
        // Only what was in the hands of one who died may have been done before it was done again.
        assertThat(rows.count("line_call") - pressed.size()).isBetween(0L, (long) KILLS * HANDS);
    }

    @Test
    void who_is_told_to_go_leaves_the_line_to_the_next_at_once() {
        LineProcess first = spawn();
        Until.within(START, () -> isHeldBy("LIKE", first));
        spawn();
        Until.within(START, () -> log().filter(LineProcess.UP::equals).count() == 2);

        long began = System.nanoTime();
        first.terminate();
        Until.within(30, () -> isHeldBy("NOT LIKE", first));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        long id = telegram.line.press(1);
        Until.within(10, () -> isHandled(id));
    }

    private LineProcess spawn() {
        LineProcess process = LineProcess.spawn(
                url,
                Map.of(
                        "TELEGRAM_BOT_TOKEN",
                        TelegramSigner.TOKEN,
                        "TELEGRAM_API_URL",
                        telegram.uri().toString()),
                directory.resolve("line.log"));
        processes.add(process);
        return process;
    }

    private LineProcess poller() {
        String holder = rows.text("SELECT holder FROM telegram_line");
        return processes.stream()
                .filter(process -> holder.startsWith(process.pid() + "-"))
                .findFirst()
                .orElseThrow();
    }

    private boolean isHeldBy(String like, LineProcess process) {
        return rows.number("SELECT count(*) FROM telegram_line WHERE held_until > now() AND holder " + like + " '"
                        + process.pid() + "-%'")
                == 1;
    }

    private Stream<String> log() {
        try {
            return Files.readAllLines(directory.resolve("line.log")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isHandled(long update) {
        return rows.number("SELECT count(*) FROM telegram_update WHERE state = 'handled' AND update_id = " + update)
                == 1;
    }

    /** Forty people who press a button now and then. */
    private final class Crowd implements AutoCloseable {
        private final List<Long> pressed = new ArrayList<>();
        private final CountDownLatch enough = new CountDownLatch(1);
        private final Thread thread = new Thread(this::press, "people");

        Crowd() {
            thread.start();
        }

        List<Long> disperse() throws InterruptedException {
            enough.countDown();
            thread.join();
            return pressed;
        }

        @Override
        public void close() {
            enough.countDown();
        }

        private void press() {
            try {
                for (int turn = 0; !enough.await(20, TimeUnit.MILLISECONDS); turn++) {
                    pressed.add(telegram.line.press(100 + turn % 40));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
