package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.latchkey.application.login.phone.CodeChallengesContract;
import dev.latchkey.application.login.phone.InMemoryCodeChallenges;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.RateCounters.Claim;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.persistence.redis.FaultyNetwork.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;

class RedisIT {
    private static final Duration PATIENCE = Duration.ofMillis(150);
    private static final Logger CIRCUIT = (Logger) LoggerFactory.getLogger(Circuit.class);
    private static final RedisScript ECHO = RedisScript.of("return ARGV[1]");
    private static final String SESAME = "sesame";

    private final TestRedis server = TestRedis.notStarted();
    private final FaultyNetwork network = new FaultyNetwork(server.url());
    private final AtomicLong clock = new AtomicLong();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Redis redis =
            new Redis(network.url(), PATIENCE, 8, "test:", new Circuit("here", Duration.ofSeconds(1), clock::get));

    RedisIT() {
        log.start();
        CIRCUIT.addAppender(log);
        CIRCUIT.setAdditive(false);
    }

    @AfterEach
    void stop() {
        CIRCUIT.detachAppender(log);
        CIRCUIT.setAdditive(true);
        redis.close();
        network.close();
        server.close();
    }

    @Test
    void is_built_while_redis_is_absent_and_works_when_it_comes() {
        assertNotNow();
        assertThat(redis.isWell()).isFalse();

        server.run();

        assertThat(redis.isWell()).isTrue();
        aPauseLater();
        assertThat(echo("here")).isEqualTo("here");
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).startsWith("Redis at here cannot be used: ");
        assertThat(lines().get(1)).isEqualTo("Redis at here works again");
    }

    @Test
    void one_outage_makes_two_lines_however_long_it_is() {
        server.run();
        assertThat(echo("1")).isEqualTo("1");
        server.kill();
        for (int second = 0; second < 30; second++) {
            assertNotNow();
            assertNotNow();
            aPauseLater();
        }
        server.run();
        aPauseLater();

        assertThat(echo("2")).isEqualTo("2");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void nobody_asks_in_the_pause_and_one_asks_after_it() {
        server.run();
        assertThat(echo("1")).isEqualTo("1");
        network.have(Fault.SWALLOWS_REPLIES);
        assertNotNow();
        int before = network.connections();

        for (int i = 0; i < 1_000; i++) {
            assertNotNow();
        }
        assertThat(network.connections()).isEqualTo(before);
        aPauseLater();
        AtOnce.run(50, i -> assertNotNow());

        assertThat(network.connections()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SWALLOWS_REPLIES", "RESETS_IN_MID_REPLY", "HANGS_UP"})
    void gets_over_every_fault_of_the_network(Fault fault) {
        server.run();
        AtOnce.run(8, i -> assertThat(echo("before")).isEqualTo("before"));

        network.have(fault);
        network.cut();
        assertNotNow();
        aPauseLater();
        assertNotNow();
        network.have(Fault.NONE);
        aPauseLater();

        // At the first try, though eight connections were at rest when the trouble began.
        for (int i = 0; i < 20; i++) {
            assertThat(echo("after" + i)).isEqualTo("after" + i);
        }
    }

    @Test
    void a_frozen_redis_costs_one_patience_and_not_one_for_each_caller() {
        server.run();
        assertThat(echo("1")).isEqualTo("1");
        server.freeze();
        long began = System.nanoTime();

        AtOnce.run(100, i -> assertNotNow());
        for (int i = 0; i < 100; i++) {
            assertNotNow();
        }

        // Together they would have waited for thirty seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        server.thaw();
        aPauseLater();
        assertThat(echo("2")).isEqualTo("2");
    }

    @Test
    void forgotten_scripts_are_learnt_again() {
        server.run();
        assertThat(echo("1")).isEqualTo("1");
        try (Jedis console = server.console()) {
            String unused = console.scriptFlush();
        }

        assertThat(echo("2")).isEqualTo("2");
        assertThat(lines()).isEmpty();
    }

    @Test
    void refuses_to_work_with_one_that_is_read_only_and_notices_when_it_is_not_any_more() {
        server.run();
        try (Jedis console = server.console()) {
            String made = console.replicaof("127.0.0.1", 1);
            assertThat(made).isEqualTo("OK");
            assertNotNow("READONLY");
            assertThat(redis.isWell()).isFalse();
            aPauseLater();
            // To read would go well.
            assertThatThrownBy(() -> redis.run(ECHO, List.of(), List.of("1"))).isInstanceOf(RedisUnavailable.class);

            String unmade = console.replicaofNoOne();
            assertThat(unmade).isEqualTo("OK");
        }
        aPauseLater();
        assertThat(write()).isEqualTo("OK");
        assertThat(redis.isWell()).isTrue();
    }

    @Test
    void refuses_to_work_with_one_that_is_full() {
        server.run("--maxmemory", "1", "--maxmemory-policy", "noeviction");

        assertNotNow("OOM");

        assertThat(redis.isWell()).isFalse();
    }

    @Test
    void waits_for_one_that_is_still_loading() {
        // It answers after every 2 MB that it has loaded, and there are 20.
        server.run("--rdbcompression", "no");
        try (Jedis console = server.console()) {
            for (int i = 0; i < 2_000; i++) {
                String set = console.set("key" + i, "v".repeat(10_000));
                assertThat(set).isEqualTo("OK");
            }
            String saved = console.save();
            assertThat(saved).isEqualTo("OK");
        }
        server.kill();
        server.spawn("--key-load-delay", "250");

        // It may not even listen yet.
        TestRedis.eventually(() -> {
            aPauseLater();
            return whyNot().contains("LOADING");
        });
        TestRedis.eventually(redis::isWell);
        aPauseLater();

        assertThat(echo("here")).isEqualTo("here");
    }

    @Test
    void says_when_a_password_is_missing_or_wrong_and_never_says_which() {
        server.run("--requirepass", SESAME);

        assertNotNow("NOAUTH");
        RedisUrl wrong = RedisUrl.parse(server.url().toString().replace("//", "//:open" + SESAME + "@"));
        try (Redis stranger = new Redis(wrong, PATIENCE, 2, "test:")) {
            assertThatThrownBy(() -> stranger.run(ECHO, List.of(), List.of("1")))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("WRONGPASS")
                    .hasStackTraceContaining("RedisUnavailable")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(SESAME));
        }
        RedisUrl right = RedisUrl.parse(server.url().toString().replace("//", "//:" + SESAME + "@"));
        try (Redis friend = new Redis(right, RedisExtension.PATIENT, 2, "test:")) {
            assertThat(friend.isWell()).isTrue();
        }
        assertThat(lines()).noneMatch(line -> line.contains(SESAME));
    }

    @Test
    void a_user_with_a_name_and_a_database_of_its_own_are_understood() {
        server.run();
        try (Jedis console = server.console()) {
            String unused = console.aclSetUser("app", "on", ">s:e@same", "~*", "&*", "+@all");
        }
        RedisUrl url = RedisUrl.parse(
                server.url().toString().replace("//", "//app:s%3Ae%40same@").replace("/0", "/3"));
        try (Redis friend = new Redis(url, RedisExtension.PATIENT, 2, "test:");
                Jedis console = server.console()) {
            assertThat(friend.isWell()).isTrue();

            assertThat(console.dbSize()).isZero();
            assertThat(console.select(3)).isEqualTo("OK");
            assertThat(console.dbSize()).isEqualTo(1);
        }
    }

    /** The page that operators copy it from is the one that is tried. */
    @Test
    void a_user_with_the_rights_of_the_page_can_do_everything() throws Exception {
        String rights = Files.readAllLines(Path.of("..", "docs", "redis.md")).stream()
                .filter(line -> line.startsWith("ACL SETUSER latchkey "))
                .findFirst()
                .orElseThrow();
        String[] words = rights.split(" ", -1);
        server.run();
        try (Jedis console = server.console()) {
            String unused = console.aclSetUser(words[2], Arrays.copyOfRange(words, 3, words.length));
        }
        RedisUrl url = RedisUrl.parse(server.url().toString().replace("//", "//latchkey:password@"));
        assertThat(RedisReport.of(url).isNewEnough()).isTrue();
        Semaphore rings = new Semaphore(0);
        try (Redis friend = new Redis(url, RedisExtension.PATIENT, 2, "latchkey:");
                RedisBell bell = RedisBell.start(friend, rings::release)) {
            assertThat(friend.isWell()).isTrue();
            RedisRateCounters counters = new RedisRateCounters(friend, name -> name);
            List<Claim> claims = List.of(new Claim("TEST", "key", new Rate(1, Duration.ofHours(1))));
            RedisRateCounters.Counted counted = counters.count(claims, Instant.EPOCH);
            assertThat(counters.take(claims, Instant.EPOCH)).isPresent();
            counters.giveBack(claims, counted);
            assertThat(counters.take(claims, Instant.EPOCH)).isEmpty();
            ShieldedCodeChallenges shield = new ShieldedCodeChallenges(
                    friend, new InMemoryCodeChallenges(new InMemoryTransactions()), Duration.ofMinutes(1));
            CodeChallenge challenge = new CodeChallenge(
                    ChallengeId.random(new SecureRandom()),
                    CodePurpose.SIGN_IN,
                    Some.phone(),
                    new CodeHash(new byte[32]),
                    CodeChallengesContract.RULES.guesses(),
                    Some.NOW.plusSeconds(60));
            shield.open(challenge);
            assertThat(shield.isOpen(challenge.id(), CodePurpose.SIGN_IN, Some.NOW))
                    .isTrue();
            assertThat(rings.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            bell.ring();
            assertThat(rings.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(lines()).isEmpty();
        try (Jedis console = server.console()) {
            assertThat(console.keys("latchkey:code:*")).hasSize(1);
            assertThat(console.aclLog()).isEmpty();
        }
    }

    @Test
    void what_was_asked_is_in_no_message_and_no_log() {
        server.run("--rename-command", "EVALSHA", "", "--rename-command", "EVAL", "");

        assertThatThrownBy(() -> redis.run(ECHO, List.of("key-" + SESAME), List.of(SESAME)))
                .isInstanceOf(RedisUnavailable.class)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(SESAME));
        assertThat(lines()).hasSize(1).noneMatch(line -> line.contains(SESAME));
    }

    /** redis-py's CVE-2023-28858: an answer that came too late was taken for that of the next question. */
    @Test
    void no_answer_is_ever_that_of_another_question() {
        server.run();
        AtomicInteger right = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        try (Redis hasty = new Redis(
                network.url(),
                Duration.ofMillis(40),
                16,
                "test:",
                // No pause, so that as many as possible ask on connections that others have just given up on.
                new Circuit("here", Duration.ZERO, System::nanoTime))) {
            network.delayReplies(() -> {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                return random.nextInt(4) == 0 ? random.nextLong(30_000_000, 80_000_000) : 0;
            });

            AtOnce.run(4_000, number -> {
                String mine = "question-" + number;
                try {
                    assertThat(text(hasty.run(ECHO, List.of(), List.of(mine)))).isEqualTo(mine);
                    right.incrementAndGet();
                } catch (RedisUnavailable e) {
                    late.incrementAndGet();
                }
            });
            assertThat(late.get()).as("late").isGreaterThan(50);
            assertThat(right.get()).as("right").isGreaterThan(50);

            network.delayReplies(() -> 0);
            TestRedis.eventually(hasty::isWell);
            for (int i = 0; i < 100; i++) {
                String mine = "afterwards-" + i;
                TestRedis.eventually(() -> isAnswered(hasty, mine));
            }
        }
    }

    private static boolean isAnswered(Redis redis, String question) {
        try {
            assertThat(text(redis.run(ECHO, List.of(), List.of(question)))).isEqualTo(question);
            return true;
        } catch (RedisUnavailable e) {
            return false;
        }
    }

    private String echo(String text) {
        return text(redis.run(ECHO, List.of(), List.of(text)));
    }

    private String write() {
        return text(redis.run(
                RedisScript.of("return redis.call('SET', KEYS[1], '1', 'PX', 1000)"),
                List.of(redis.key("written")),
                List.of()));
    }

    private void assertNotNow() {
        assertThatThrownBy(() -> echo("nobody hears it")).isInstanceOf(RedisUnavailable.class);
    }

    private String whyNot() {
        try {
            return "It answered " + write();
        } catch (RedisUnavailable e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void assertNotNow(String why) {
        assertThatThrownBy(this::write).isInstanceOf(RedisUnavailable.class).hasMessageContaining(why);
        assertThat(lines()).hasSize(1).allMatch(line -> line.contains(why));
    }

    private void aPauseLater() {
        clock.addAndGet(Duration.ofMillis(1_001).toNanos());
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String text(Object answer) {
        return answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(answer);
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
