package dev.latchkey.bootstrap.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
        Thread reader = new Thread(this::listen, name);
        reader.setDaemon(true);
        reader.start();
    }

    private void listen() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException over) {
            lines.add("");
        }
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

    /** What it answers to a line. */
    String ask(String line) throws IOException, InterruptedException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return line();
    }

    /** What it says to the whole of its input. */
    String answers(String input) throws IOException, InterruptedException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return line();
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
