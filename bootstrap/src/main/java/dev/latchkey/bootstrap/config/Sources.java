package dev.latchkey.bootstrap.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where values come from; each wins over the one before it.
 *
 * @param dotEnv a file that need not be there
 * @param environment everything in it, most of which is not for us
 * @param commandLine all of it for us
 */
public record Sources(Path dotEnv, Map<String, String> environment, Map<String, String> commandLine) {

    public Sources {
        environment = Map.copyOf(environment);
        commandLine = Map.copyOf(commandLine);
    }

    /** Names only, because among the values are secrets. */
    @Override
    public String toString() {
        return "Sources[" + dotEnv + ", environment, " + commandLine.keySet() + "]";
    }
}
