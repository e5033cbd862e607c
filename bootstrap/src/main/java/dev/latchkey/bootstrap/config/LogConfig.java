package dev.latchkey.bootstrap.config;

import java.nio.file.Path;
import java.util.Optional;

/** What is logged, how and where. */
public record LogConfig(Format format, Level level, Optional<Path> file) {

    static LogConfig from(Values values) {
        return new LogConfig(
                values.get(Settings.LOG_FORMAT), values.get(Settings.LOG_LEVEL), values.get(Settings.LOG_FILE));
    }

    /** The shape of a line. */
    public enum Format {
        TEXT,
        JSON
    }

    /** How much is logged; each says what those before it say too. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
