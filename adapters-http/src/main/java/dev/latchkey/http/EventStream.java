package dev.latchkey.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Events for a page, one after another. What it takes is sent as the client reads; nobody waits for that. */
public final class EventStream {
    private final Request request;
    private final Response response;
    private final Callback callback;
    // What follows is guarded by this.
    private final StringBuilder unsent = new StringBuilder();
    private boolean writing;
    private boolean ending;
    private boolean over;

    EventStream(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Says one thing. A page that comes back tells the id of the last that it heard. */
    public void event(String id, String name) {
        say("id: " + id + "\nevent: " + name + "\ndata: {}\n\n", false);
    }

    /** Shows proxies and the page that somebody is here. */
    public void heartbeat() {
        synchronized (this) {
            if (unsent.length() > 0) {
                return;
            }
        }
        say(":\n\n", false);
    }

    /** How long the page is to wait before it comes back, should the line break. */
    public void comeBackAfter(Duration pause) {
        say("retry: " + pause.toMillis() + "\n\n", false);
    }

    /** Nothing more is said. */
    public void end() {
        say("", true);
    }

    /** Whether the client has gone, or everything has been said. */
    public boolean isOver() {
        synchronized (this) {
            if (over || ending) {
                return true;
            }
        }
        return request.getConnectionMetaData().getConnection().getEndPoint() instanceof PatientEndPoint line
                && line.hasHungUp();
    }

    private void say(String text, boolean last) {
        synchronized (this) {
            if (ending || over) {
                return;
            }
            unsent.append(text);
            ending = last;
        }
        write();
    }

    private void write() {
        ByteBuffer next;
        boolean last;
        synchronized (this) {
            if (writing || over || (unsent.length() == 0 && !ending)) {
                return;
            }
            next = ByteBuffer.wrap(unsent.toString().getBytes(StandardCharsets.UTF_8));
            unsent.setLength(0);
            writing = true;
            over = ending;
            last = ending;
        }
        response.write(last, next, Callback.from(() -> written(last), this::broken));
    }

    private void written(boolean last) {
        if (last) {
            callback.succeeded();
            return;
        }
        synchronized (this) {
            writing = false;
        }
        write();
    }

    private void broken(Throwable failure) {
        synchronized (this) {
            over = true;
        }
        callback.failed(failure);
    }
}
