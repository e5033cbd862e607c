package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.persistence.redis.RedisReport;
import dev.latchkey.persistence.redis.RedisUnavailable;
import dev.latchkey.persistence.redis.RedisUrl;
import java.time.Duration;
import java.time.Instant;

/** Looks at Redis. */
final class RedisExamination {
    private static final String PART = "redis";
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Config config;
    private final Findings findings;

    RedisExamination(Config config, Findings findings) {
        this.config = config;
        this.findings = findings;
    }

    void examine() {
        config.redis()
                .url()
                .ifPresentOrElse(
                        this::examine,
                        () -> findings.note(PART, "is not used: REDIS_URL is not set; PostgreSQL does its work"));
    }

    private void examine(RedisUrl url) {
        try {
            RedisReport report = RedisReport.of(url);
            server(url, report);
            memory(report);
            clock(report);
        } catch (RedisUnavailable e) {
            findings.wrong(
                    PART,
                    "at " + url + ": " + e.getMessage()
                            + ". Is it running, and is REDIS_URL right? PostgreSQL does its work meanwhile");
        }
    }

    private void server(RedisUrl url, RedisReport report) {
        String words = "Redis " + report.version() + " at " + url;
        if (!report.isNewEnough()) {
            findings.wrong(PART, words + " is too old: Latchkey needs 6.2 or newer");
        } else if (report.cluster()) {
            findings.wrong(PART, words + " is a cluster, which Latchkey cannot use; take a single server");
        } else if (!report.primary()) {
            findings.wrong(PART, words + " is a replica and cannot be written to; name the primary in REDIS_URL");
        } else {
            findings.good(PART, words);
        }
    }

    private void memory(RedisReport report) {
        if (report.evicts()) {
            findings.note(
                    PART,
                    "throws keys away when it is full, and with them what was counted for limits of up to an hour;"
                            + " better: maxmemory-policy noeviction");
        }
        if (report.maxMemory() == 0) {
            findings.note(PART, "may take all the memory there is; a maxmemory keeps it from its neighbours'");
        }
    }

    private void clock(RedisReport report) {
        Duration skew = Duration.between(Instant.now(), report.now()).abs();
        if (skew.compareTo(SKEW) > 0) {
            findings.note(
                    PART,
                    "its clock and that of this machine differ by " + skew.toSeconds()
                            + " s; limits go by its clock alone, so nothing is wrong as long as it does not jump");
        }
    }
}
