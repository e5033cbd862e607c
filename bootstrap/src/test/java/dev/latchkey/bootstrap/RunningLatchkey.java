package dev.latchkey.bootstrap;

import dev.latchkey.bootstrap.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The whole product on a free port, with its own empty PostgreSQL, and somebody who reads its console. */
public final class RunningLatchkey implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ByteArrayOutputStream console;
    private final App app;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    private RunningLatchkey(ByteArrayOutputStream console, App app) {
        this.console = console;
        this.app = app;
    }

    /** Starts with an empty directory for its data. Codes are printed at once, unless the settings say otherwise. */
    public static RunningLatchkey start(Path directory, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "HTTP_PORT",
                "0",
                "DATA_DIR",
                directory.toString(),
                "SMS_CONSOLE_DELAY",
                "0",
                "HTTP_UNREADY_TIME",
                "0"));
        all.putAll(settings);
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        return new RunningLatchkey(
                console, App.start(Config.of(all), new PrintStream(console, true, StandardCharsets.UTF_8)));
    }

    public URI uri() {
        return app.uri();
    }

    public App app() {
        return app;
    }

    /** The last code that was printed for a phone, each one once; waits for it if there is none yet. */
    public String codeFor(String phone) throws InterruptedException {
        return next(phone, Pattern.compile("SMS to " + Pattern.quote(phone) + ": \\D*(\\d{4,8})\\b"));
    }

    /** The token in the last link of that page to that address, each one once; waits for it if there is none yet. */
    public String tokenFor(String email, String page) throws InterruptedException {
        String link = Pattern.quote(email) + ": .*" + Pattern.quote(page) + "#token=([A-Za-z0-9_-]{43})";
        return next(email + page, Pattern.compile("MAIL to " + link));
    }

    private String next(String key, Pattern message) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<String> codes = message.matcher(console.toString(StandardCharsets.UTF_8))
                    .results()
                    .map(printed -> printed.group(1))
                    .toList();
            if (codes.size() > taken.getOrDefault(key, 0)) {
                taken.put(key, codes.size());
                return codes.get(codes.size() - 1);
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nothing was printed for " + key);
    }

    @Override
    public void close() {
        app.close();
    }
}
