package dev.latchkey.bootstrap.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.config.LogConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up the log: on standard error, because standard output is for what the console gateway prints, and in a file if
 * wanted. Libraries are heard from {@code warn} on.
 */
public final class Log {
    /** What a client sent must not begin a new line, nor speak to the terminal. Traces keep theirs. */
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} %X{request_id:--}"
            + " %replace(%msg){'[\\p{Cntrl}\\u0085\\u2028\\u2029]', '?'}%n%ex";

    private static final String OURS = "dev.latchkey";
    private static final int DAYS = 7;

    private Log() {}

    /** Puts the settings in force for the whole process. */
    public static void configure(LogConfig config) {
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), config);
    }

    /** Writes out what is still on its way. */
    public static void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    static void configure(LoggerContext context, LogConfig config) {
        context.reset();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(config.level() == LogConfig.Level.ERROR ? Level.ERROR : Level.WARN);
        context.getLogger(OURS).setLevel(Level.toLevel(config.level().name()));
        // They repeat what a client sent, and say nothing of us.
        context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
        context.getLogger("io.javalin").setLevel(Level.OFF);
        root.addAppender(behind(console(context, config), context));
        config.file().ifPresent(file -> root.addAppender(behind(rolling(context, config, file), context)));
    }

    private static Appender<ILoggingEvent> console(LoggerContext context, LogConfig config) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return started(console, "console", context, config);
    }

    private static Appender<ILoggingEvent> rolling(LoggerContext context, LogConfig config, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i");
        policy.setMaxFileSize(new FileSize(10 * FileSize.MB_COEFFICIENT));
        policy.setMaxHistory(DAYS);
        policy.setTotalSizeCap(new FileSize(200 * FileSize.MB_COEFFICIENT));
        policy.start();
        appender.setRollingPolicy(policy);
        Appender<ILoggingEvent> started = started(appender, "file", context, config);
        if (!started.isStarted()) {
            throw new CannotStart("LOG_FILE: " + file + " cannot be written");
        }
        return started;
    }

    /** Nobody waits for a disk that is full or a pipe that nobody reads: then lines are lost, and requests are not. */
    private static Appender<ILoggingEvent> behind(Appender<ILoggingEvent> appender, LoggerContext context) {
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName(appender.getName() + " queue");
        queue.setQueueSize(8_192);
        queue.setDiscardingThreshold(0);
        queue.setNeverBlock(true);
        queue.addAppender(appender);
        queue.start();
        return queue;
    }

    private static Appender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender, String name, LoggerContext context, LogConfig config) {
        appender.setName(name);
        appender.setContext(context);
        appender.setEncoder(encoder(context, config.format()));
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogConfig.Format format) {
        EncoderBase<ILoggingEvent> encoder = switch (format) {
            case TEXT -> text();
            case JSON -> json();
        };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static PatternLayoutEncoder text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(LINE);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    /** One object per line; the message as it reads, not in its parts, among which might be what nobody should see. */
    private static JsonEncoder json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        return encoder;
    }
}
