package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that listens to the events of its session, as a browser does. */
final class PageStream implements AutoCloseable {
    private final Socket socket;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    private PageStream(Socket socket) {
        this.socket = socket;
    }

    /** Returns when the stream has begun. */
    static PageStream open(int port, String path, String... headers) {
        try {
            PageStream stream = new PageStream(Wire.open(port));
            Wire.write(
                    stream.socket,
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("", headers)
                            + "\r\n");
            Thread reader = new Thread(stream::read, "page");
            reader.setDaemon(true);
            reader.start();
            Until.within(10, () -> stream.over || stream.lines.stream().anyMatch(line -> line.startsWith("retry: ")));
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String status() {
        return lines.get(0).split(" ", -1)[1];
    }

    List<String> lines() {
        return lines;
    }

    /** The names of all events so far. */
    List<String> events() {
        return lines.stream()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .toList();
    }

    boolean isOver() {
        return over;
    }

    /** Waits for these, and for the end where the last of them is one. */
    void hears(int seconds, String... names) {
        Until.within(seconds, () -> over || events().size() >= names.length);
        assertThat(events()).containsExactly(names);
    }

    void ends(int seconds) {
        Until.within(seconds, () -> over);
    }

    @Override
    public void close() {
        Wire.close(socket);
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException hungUp) {
            lines.add("broken");
        } finally {
            over = true;
        }
    }
}
