package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that Prism makes of a vendor's own OpenAPI file. */
final class Prism implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile(".*listening on (http://\\S+).*");

    private final Process process;
    private final CompletableFuture<String> url = new CompletableFuture<>();

    Prism(Path description) {
        Object unused = Foreign.node_modules("@stoplight/prism-cli");
        process = Foreign.start("prism.js", Map.of(), description.toString());
        Thread reader = new Thread(this::read, "what Prism tells");
        reader.setDaemon(true);
        reader.start();
    }

    /** Where it listens; waits until it does. */
    String url() {
        String found = url.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(found).startsWith("http://127.0.0.1:");
        return found;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        Process unused = process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.matches()) {
                    boolean unused = url.complete(listening.group(1));
                }
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
