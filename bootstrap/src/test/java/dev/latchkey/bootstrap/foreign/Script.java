package dev.latchkey.bootstrap.foreign;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running script of {@link Foreign}, of which every line is heard. It ends with us. */
final class Script implements AutoCloseable {
    private static final int PATIENCE = 30;

    private final String name;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Script(String name, Map<String, String> environment, String... arguments) {
        this.name = name;
        this.process = Foreign.start(name, environment, arguments);
        Thread reader = new Thread(
                () -> new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .lines()
                        .forEach(lines::add),
                name);
        reader.setDaemon(true);
        reader.start();
    }

    /** The next line. */
    String line() throws InterruptedException {
        String line = lines.poll(PATIENCE, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError(name + " says nothing more; see target/" + name + ".log");
        }
        return line;
    }

    /** Waits until it says that. */
    void says(String words) throws InterruptedException {
        String line = line();
        while (!line.equals(words)) {
            line = line();
        }
    }

    int ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
