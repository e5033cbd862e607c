package dev.latchkey.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What calls itself a mail server and misbehaves: hangs up, says nothing, or something wrong, at one point of the talk. */
final class ScriptedServer implements AutoCloseable {
    static final String SILENCE = "silence";
    static final String HANG_UP = "hang up";

    private final ServerSocket socket;
    private final String point;
    private final String reply;
    private final List<String> heard = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();

    /**
     * Behaves until the client says that.
     *
     * @param point how the line begins; empty for before anything is said, {@code .} for the end of a mail
     * @param reply a line, {@link #SILENCE} or {@link #HANG_UP}
     */
    ScriptedServer(String point, String reply) throws IOException {
        this.point = point;
        this.reply = reply;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    SmtpUrl url() {
        return SmtpUrl.parse("smtp://localhost:" + socket.getLocalPort() + "?starttls=off");
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public synchronized void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                synchronized (this) {
                    open.add(client);
                }
                Thread thread = new Thread(() -> talk(client), "scripted-talk");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(Socket client) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            boolean data = false;
            if (!answered(client, "", "220 mx.example.org")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                hear(line);
                boolean ended = data && line.equals(".");
                if (data && !ended) {
                    continue;
                }
                data = line.startsWith("DATA");
                if (!answered(client, line, data ? "354 go on" : "250 fine")) {
                    return;
                }
            }
        } catch (IOException gone) {
            hear("gone");
        }
    }

    /** Whether the talk goes on. */
    private boolean answered(Socket client, String line, String otherwise) throws IOException {
        boolean here = point.isEmpty() ? line.isEmpty() : line.startsWith(point);
        if (here && reply.equals(HANG_UP)) {
            client.close();
            return false;
        }
        if (here && reply.equals(SILENCE)) {
            return true;
        }
        OutputStream out = client.getOutputStream();
        out.write(((here ? reply : otherwise) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private synchronized void hear(String line) {
        heard.add(line);
    }
}
