package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TelegramFakeTest {
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void says_with_what_to_start_and_serves_until_it_is_stopped() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        FutureTask<Integer> command = new FutureTask<>(() -> run(new Lines(lines), "telegram", "fake", "--port", "0"));
        Thread running = new Thread(command, "telegram-fake");
        running.start();

        String api = after(lines, "TELEGRAM_API_URL=");
        assertThat(after(lines, "TELEGRAM_LINK_URL=")).isEqualTo(api);
        String token = after(lines, "TELEGRAM_BOT_TOKEN=");
        assertThat(after(lines, "and open ")).isEqualTo(api);
        assertThat(get(api + "/bot" + token + "/getMe").body()).contains("\"is_bot\":true");
        HttpResponse<String> page = get(api + "/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none';");
        assertThat(page.body()).doesNotContain("http://", "https://", "<style", "onclick");
        assertThat(get(api + "/fake/state").body()).contains("+491713920001");
        assertThat(get(api + "/latchkey/sessions/" + "a".repeat(43)).statusCode())
                .isIn(404, 502);

        running.interrupt();
        assertThat(command.get()).isZero();
    }

    @Test
    void what_cannot_be_done_is_told() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(OutputStream.nullOutputStream(), "telegram", "fake", "--port", port))
                    .isEqualTo(1);
            assertThat(complaints.toString(StandardCharsets.UTF_8))
                    .contains("Nothing can listen on 127.0.0.1:" + port + "; --port takes another");
        }
        assertThat(run(OutputStream.nullOutputStream(), "telegram", "fake", "--latchkey", "ftp://x"))
                .isEqualTo(2);
        assertThat(run(OutputStream.nullOutputStream(), "telegram")).isEqualTo(2);
        assertThat(complaints.toString(StandardCharsets.UTF_8))
                .contains("--latchkey must begin", "told what to do: fake");
    }

    private int run(OutputStream out, String... args) {
        return Latchkey.run(
                new Latchkey.Machine(
                        directory.resolve(".env"),
                        Map.of(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(complaints, true, StandardCharsets.UTF_8)),
                args);
    }

    private static String after(BlockingQueue<String> lines, String words) throws InterruptedException {
        String line = "";
        while (!line.contains(words)) {
            line = String.valueOf(lines.poll(30, TimeUnit.SECONDS));
        }
        return line.substring(line.indexOf(words) + words.length());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    /** Hands over each line when it is complete. */
    private static final class Lines extends OutputStream {
        private final BlockingQueue<String> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void write(int written) {
            if (written == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(written);
            }
        }
    }
}
