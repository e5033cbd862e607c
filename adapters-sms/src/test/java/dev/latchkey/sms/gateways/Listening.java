package dev.latchkey.sms.gateways;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Hears everything that is logged, at every level. */
public final class Listening implements AutoCloseable {
    /** Names of messages are random, and so may hold the digits of any code. */
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Logger root =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Logger ours;
    private final Appender<ILoggingEvent> console = root.getAppender("OUT");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String line = event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(NAME.matcher(line).replaceAll("<name>"));
        }
    };

    /** Listens to everybody from now on. */
    public Listening() {
        this(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Listens from now on: to those at every level, and to all others as operators do. */
    public Listening(String wholly) {
        ours = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(wholly);
        appender.start();
        root.detachAppender(console);
        ours.setLevel(Level.TRACE);
        root.addAppender(appender);
    }

    /** All that was said. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        ours.setLevel(ours == root ? before : null);
        root.addAppender(console);
    }
}
