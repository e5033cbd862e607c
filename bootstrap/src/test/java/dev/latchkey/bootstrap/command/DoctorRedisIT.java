package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.redis.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorRedisIT {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TestRedis redis = TestRedis.notStarted();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void finds_nothing_wrong_with_a_redis_that_is_as_it_should_be() {
        redis.run("--maxmemory", "64mb");

        assertThat(doctor(redis.url().toString())).isZero();

        assertThat(printed())
                .containsPattern("ok +redis +Redis \\d+\\.\\d+\\.\\d+ at redis://127\\.0\\.0\\.1:\\d+/0")
                .doesNotContainPattern("note +redis");
    }

    @Test
    void says_that_it_is_away() {
        assertThat(doctor(redis.url().toString())).isEqualTo(1);

        assertThat(printed()).containsPattern("WRONG +redis +at redis://.*Is it running, and is REDIS_URL right\\?");
    }

    @Test
    void says_that_the_password_is_wrong_and_not_which_it_is() {
        redis.run("--requirepass", "sesame");

        assertThat(doctor(redis.url().toString().replace("//", "//:opensesame@")))
                .isEqualTo(1);

        assertThat(printed()).containsPattern("WRONG +redis +.*WRONGPASS").doesNotContain("sesame");
    }

    @Test
    void says_that_it_is_a_replica() {
        redis.run("--replicaof", "127.0.0.1", "1");

        assertThat(doctor(redis.url().toString())).isEqualTo(1);

        assertThat(printed()).containsPattern("WRONG +redis +.*is a replica");
    }

    @Test
    void advises_against_eviction_and_boundless_memory() {
        redis.run("--maxmemory-policy", "allkeys-lru");

        assertThat(doctor(redis.url().toString())).isZero();

        assertThat(printed())
                .containsPattern("note +redis +.*maxmemory-policy noeviction")
                .containsPattern("note +redis +.*all the memory");
    }

    private int doctor(String url) {
        Map<String, String> environment =
                Map.of("DATA_DIR", directory.resolve("data").toString(), "REDIS_URL", url);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Latchkey.run(
                new Latchkey.Machine(directory.resolve(".env"), environment, stream, stream),
                "doctor",
                "--set",
                "HTTP_PORT=0");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
