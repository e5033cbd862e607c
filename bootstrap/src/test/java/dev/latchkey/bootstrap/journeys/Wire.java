package dev.latchkey.bootstrap.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bare sockets, for what no client library sends, and for requests that must arrive at one moment. */
final class Wire {
    private static final int PATIENCE = 60_000;
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private Wire() {}

    /** One request; the server closes when it has answered. */
    static String request(String method, String path, Map<String, String> headers, String body) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.append("Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n");
        return request.append("Connection: close\r\n\r\n")
                .append(new String(bytes, BYTES))
                .toString();
    }

    /** Writes each char as one byte and reads until the server closes. */
    static Answer send(int port, String request) {
        try (Socket socket = open(port)) {
            write(socket, request);
            return Answer.parsed(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends all requests and holds back the last byte of their headers, and then lets go of them all: hundreds arrive within
     * hundredths of a second.
     */
    static List<Answer> atOnce(int port, List<String> requests) {
        return atOnce(List.of(port), requests);
    }

    /** As above, to several servers in turns. */
    static List<Answer> atOnce(List<Integer> ports, List<String> requests) {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (String request : requests) {
                Socket socket = open(ports.get(sockets.size() % ports.size()));
                sockets.add(socket);
                write(socket, request.substring(0, lastOfHead(request)));
            }
            for (int i = 0; i < requests.size(); i++) {
                String request = requests.get(i);
                write(sockets.get(i), request.substring(lastOfHead(request)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Socket socket : sockets) {
                answers.add(Answer.parsed(readAll(socket.getInputStream())));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Wire::close);
        }
    }

    static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        return socket;
    }

    static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(BYTES));
        socket.getOutputStream().flush();
    }

    /** As when the cable is cut: what the other side still sends is lost, and it is told so with a reset. */
    static void cut(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (SocketException reset) {
            // What came before the reset is what counts.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static int lastOfHead(String request) {
        return request.indexOf("\r\n\r\n") + 3;
    }
}
