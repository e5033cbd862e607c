package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The message centre of {@code smsc.js}: npm smpp, which others wrote, does what the number of a message asks for. */
public final class NodeSmsc implements AutoCloseable {
    /** The only one it lets in. */
    public static final String PASSWORD = "sesame";

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch listening = new CountDownLatch(1);

    private NodeSmsc(String unbind) {
        Object unused = Foreign.node_modules("smpp");
        process = Foreign.start("smsc.js", Map.of("SMSC_PASSWORD", PASSWORD, "SMSC_UNBIND", unbind));
        Thread reader = new Thread(this::read, "what the SMSC tells");
        reader.setDaemon(true);
        reader.start();
    }

    /** One on a free port, which listens when this returns. */
    public static NodeSmsc start() throws InterruptedException {
        return started(new NodeSmsc("answered"));
    }

    /** One that says nothing to who leaves. */
    public static NodeSmsc startRude() throws InterruptedException {
        return started(new NodeSmsc("ignored"));
    }

    private static NodeSmsc started(NodeSmsc smsc) throws InterruptedException {
        assertThat(smsc.listening.await(30, TimeUnit.SECONDS)).as("listening").isTrue();
        return smsc;
    }

    /** Where it listens, on this machine. */
    public int port() {
        return told("listening").get(0).get("port").asInt();
    }

    /** Everything of that kind it has told so far. */
    public List<JsonNode> told(String event) {
        return events.stream()
                .filter(each -> each.get("event").asText().equals(event))
                .toList();
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
                events.add(JSON.readTree(line));
                listening.countDown();
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
