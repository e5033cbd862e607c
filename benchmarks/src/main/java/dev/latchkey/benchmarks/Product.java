package dev.latchkey.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Latchkey as its users run it: the jar in a process of its own, with an empty data directory. */
final class Product implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("SMS to (\\+\\d+): (.*)");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{4,8}(?!\\d)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What one machine that plays everybody would run into. */
    private static final List<String> OUT_OF_REACH = List.of(
            "CODE_PER_IP",
            "CODE_PER_RANGE",
            "CODE_PER_PREFIX",
            "CODE_PER_COUNTRY",
            "CODE_IN_ALL",
            "CODE_SUSPICIOUS_PREFIX",
            "CODE_SUSPICIOUS_RANGE",
            "CODE_SUSPICIOUS_COUNTRY",
            "GUESS_PER_IP",
            "PASSWORD_PER_IP");

    private final Process process;
    private final int port;
    private final Path data;
    private final Map<String, CompletableFuture<String>> codes = new ConcurrentHashMap<>();

    private Product(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
        Thread reader = new Thread(this::readConsole, "console");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it at a free port, and waits until it is ready. */
    static Product start(Path jar) throws Exception {
        return start(jar, List.of(), Map.of());
    }

    /** The same with options for its JVM, and with these settings besides. */
    static Product start(Path jar, List<String> options, Map<String, String> settings) throws Exception {
        int port = freePort();
        Path data = Files.createTempDirectory("latchkey-benchmark");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        builder.environment().put("DATA_DIR", data.resolve("data").toString());
        builder.environment().put("LIMITS", System.getProperty("limits", "on"));
        for (String limit : OUT_OF_REACH) {
            builder.environment().put("LIMITS_" + limit, "1000000/1h");
        }
        builder.environment().put("SMS_CONSOLE_DELAY", "0s");
        builder.environment().putAll(settings);
        builder.redirectError(data.resolve("log").toFile());
        Product product = new Product(builder.start(), port, data);
        product.awaitReady();
        return product;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Path data() {
        return data;
    }

    /** The code that was last sent to the phone; waits for it if it is still on its way. */
    String codeFor(String phone) throws Exception {
        return codes.computeIfAbsent(phone, any -> new CompletableFuture<>())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        ProcessHandle unused = process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .toHandle();
    }

    private void awaitReady() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Client client = new Client(port)) {
                String unused = client.send("GET", "/health/ready", "", "");
                return;
            } catch (IOException | IllegalStateException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void readConsole() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher message = MESSAGE.matcher(line);
                if (message.matches()) {
                    Matcher code = CODE.matcher(message.group(2));
                    if (code.find()) {
                        boolean unused = codes.computeIfAbsent(message.group(1), any -> new CompletableFuture<>())
                                .complete(code.group());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
