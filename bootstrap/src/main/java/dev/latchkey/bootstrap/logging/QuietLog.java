package dev.latchkey.bootstrap.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.latchkey.bootstrap.config.LogConfig;
import java.util.Optional;

/**
 * The log until the settings are read: warnings, as text, on standard error. Found by Logback through
 * {@code META-INF/services}; without it Logback would print everything.
 */
public final class QuietLog extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Log.configure(context, new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN, Optional.empty()));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
