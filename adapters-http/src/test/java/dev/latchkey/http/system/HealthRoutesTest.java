package dev.latchkey.http.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.Drain;
import dev.latchkey.http.TestServer;
import dev.latchkey.http.system.HealthCheck.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void a_healthy_system_says_so_part_by_part() {
        try (TestServer server = serving(check("database", true, State::ok), check("sms", false, State::ok))) {
            assertThat(server.get("/health").body())
                    .isEqualTo("{\"status\":\"up\",\"parts\":{\"database\":{\"status\":\"up\",\"detail\":null},"
                            + "\"sms\":{\"status\":\"up\",\"detail\":null}}}");
            assertThat(server.get("/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(server.get("/health/live/").body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(server.send("HEAD", "/health", null).status()).isEqualTo(200);
        }
    }

    @Test
    void a_needed_part_that_is_down_makes_us_unready_but_not_dead() {
        try (TestServer server = serving(check("database", true, () -> State.down("migrations pending")))) {
            TestServer.Answer health = server.get("/health");

            assertThat(health.status()).isEqualTo(503);
            assertThat(health.header("Retry-After")).isEqualTo("5");
            assertThat(health.json().path("status").asText()).isEqualTo("down");
            assertThat(health.json().at("/parts/database/detail").asText()).isEqualTo("migrations pending");
            assertThat(server.get("/health/ready").status()).isEqualTo(503);
            assertThat(server.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void a_part_that_is_not_needed_may_be_down() {
        try (TestServer server = serving(check("redis", false, () -> State.down("away")))) {
            assertThat(server.get("/health").status()).isEqualTo(200);
            assertThat(server.get("/health").json().at("/parts/redis/status").asText())
                    .isEqualTo("down");
            assertThat(server.get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void what_a_check_throws_is_not_shown() {
        try (TestServer server = serving(check("database", true, () -> {
            throw new IllegalStateException("password=secret");
        }))) {
            TestServer.Answer health = server.get("/health");

            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body()).contains("not reachable").doesNotContain("secret");
        }
    }

    @Test
    void a_check_that_hangs_is_given_up_on_and_not_asked_again_meanwhile() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (TestServer server = serving(check("database", true, () -> {
            asked.incrementAndGet();
            never.await();
            return State.ok();
        }))) {
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                assertThat(server.get("/health/ready").status()).isEqualTo(503);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            }

            assertThat(server.get("/health").body()).contains("no answer in time");
            assertThat(asked).hasValue(1);
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_part_is_not_asked_more_often_than_its_answer_grows_old() {
        AtomicInteger asked = new AtomicInteger();
        HealthCheck counting = check("database", true, () -> {
            asked.incrementAndGet();
            return State.ok();
        });
        HealthRoutes patient = new HealthRoutes(List.of(counting), new Drain(), PATIENCE, Duration.ofHours(1));
        HealthRoutes eager = new HealthRoutes(List.of(counting), new Drain(), PATIENCE, Duration.ZERO);

        try (TestServer server = TestServer.with(patient)) {
            server.get("/health");
            server.get("/health/ready");
            assertThat(asked).hasValue(1);
        }
        try (TestServer server = TestServer.with(eager)) {
            server.get("/health");
            server.get("/health/ready");
            assertThat(asked).hasValue(3);
        }
    }

    private static TestServer serving(HealthCheck... checks) {
        return TestServer.with(new HealthRoutes(List.of(checks), new Drain(), PATIENCE, Duration.ZERO));
    }

    private static HealthCheck check(String name, boolean needed, Callable<State> state) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean needed() {
                return needed;
            }

            @Override
            public State ask() throws Exception {
                return state.call();
            }
        };
    }
}
