package dev.latchkey.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** What a server sent to a bare socket until it closed. */
public record RawAnswer(String text) {

    /** Writes each char as one byte, so that a test can send what no client would. */
    public static RawAnswer to(int port, String bytes) {
        return exchange(port, bytes, false);
    }

    /** As {@link #to}, but says that nothing more will come. */
    public static RawAnswer halfClosed(int port, String bytes) {
        return exchange(port, bytes, true);
    }

    private static RawAnswer exchange(int port, String bytes, boolean halfClose) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (halfClose) {
                socket.shutdownOutput();
            }
            return new RawAnswer(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (SocketException reset) {
            // What came before the reset is what counts.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    public int status() {
        return text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12));
    }

    public String head() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }

    public String body() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }
}
