package dev.latchkey.persistence.embedded;

import java.util.Map;
import java.util.TreeMap;

/** How our PostgreSQL is set. Given on its command line, so that they win over what its files say. */
final class Settings {
    private static final Map<String, String> SAFE = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    /** One small service on a small machine: few connections, little memory, no processes that do nothing for it. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "32MB"),
            Map.entry("work_mem", "4MB"),
            Map.entry("maintenance_work_mem", "32MB"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_worker_processes", "2"),
            Map.entry("max_parallel_workers", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("io_method", "sync"),
            Map.entry("huge_pages", "off"),
            Map.entry("jit", "off"));

    /** Seven days of log, one file each, and never a value: a violated constraint's detail would name a phone. */
    private static final Map<String, String> QUIET = Map.ofEntries(
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_checkpoints", "off"));

    private Settings() {}

    static Map<String, String> with(Map<String, String> overrides) {
        Map<String, String> all = new TreeMap<>(SAFE);
        all.putAll(SMALL);
        all.putAll(QUIET);
        all.putAll(overrides);
        return all;
    }
}
