package dev.latchkey.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.latchkey.bootstrap.config.LogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private final LoggerContext context = new LoggerContext();

    @TempDir
    Path directory;

    private final LogbackMDCAdapter names = new LogbackMDCAdapter();

    @BeforeEach
    void nameTheRequest() {
        context.setMDCAdapter(names);
        names.put("request_id", "4bf92f35");
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void a_line_is_for_people() throws IOException {
        write(LogConfig.Format.TEXT);

        assertThat(lines())
                .hasSize(1)
                .first()
                .asString()
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Door 4bf92f35 knock\\?INFO  Forged\\?\\[2J\\?\\?");
    }

    @Test
    void a_line_is_one_object() throws IOException {
        write(LogConfig.Format.JSON);

        assertThat(lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("{\"timestamp\":")
                .contains("\"level\":\"INFO\"", "\"loggerName\":\"dev.latchkey.Door\"", "\"request_id\":\"4bf92f35\"")
                .contains("\"formattedMessage\":\"knock\\nINFO  Forged\\u001B[2J")
                .doesNotContain("\"message\"", "\"arguments\"")
                .endsWith("}");
    }

    @Test
    void libraries_are_heard_from_warnings_on() throws IOException {
        Log.configure(context, config(LogConfig.Format.TEXT, LogConfig.Level.TRACE));
        context.getLogger("com.zaxxer.hikari").info("chatter");
        context.getLogger("com.zaxxer.hikari").warn("trouble");
        context.getLogger("org.eclipse.jetty.http").warn("what a client sent");
        context.getLogger("dev.latchkey.Door").trace("detail");

        assertThat(lines())
                .hasSize(2)
                .satisfiesExactly(
                        trouble -> assertThat(trouble).endsWith("trouble"),
                        detail -> assertThat(detail).endsWith("detail"));
    }

    @Test
    void a_file_that_cannot_be_written_is_told() throws IOException {
        Files.createFile(directory.resolve("occupied"));
        LogConfig config = new LogConfig(
                LogConfig.Format.TEXT, LogConfig.Level.INFO, Optional.of(directory.resolve("occupied/latchkey.log")));

        assertThatThrownBy(() -> Log.configure(context, config)).hasMessageContaining("LOG_FILE");
    }

    private void write(LogConfig.Format format) {
        Log.configure(context, config(format, LogConfig.Level.INFO));
        context.getLogger("dev.latchkey.Door").info("knock{}", "\nINFO  Forged\u001b[2J\u2028\u0085");
        context.getLogger("dev.latchkey.Door").debug("not heard");
    }

    private LogConfig config(LogConfig.Format format, LogConfig.Level level) {
        return new LogConfig(format, level, Optional.of(file()));
    }

    private Path file() {
        return directory.resolve("logs").resolve("latchkey.log");
    }

    private List<String> lines() throws IOException {
        // Lines are written by a thread of their own; the last of them when the log is closed.
        context.stop();
        return Files.readString(file()).lines().toList();
    }
}
