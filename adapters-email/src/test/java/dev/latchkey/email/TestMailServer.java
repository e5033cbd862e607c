package dev.latchkey.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on this machine that keeps what it receives, and refuses what it is told to refuse. */
public final class TestMailServer implements AutoCloseable {
    /** Who may send where somebody has to sign in. */
    public static final String USER = "latchkey@example.org";

    public static final String PASSWORD = "correct horse: battery/staple";

    private final SMTPServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Refusal> refusals = new ArrayDeque<>();
    private volatile long delayMillis;

    private TestMailServer(SMTPServer.Builder builder) {
        server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mx.example.org")
                .insertReceivedHeaders(false)
                .maxConnections(200)
                .messageHandlerFactory(Conversation::new)
                .build();
        server.start();
    }

    /** Without TLS, and without anybody having to sign in. */
    public static TestMailServer plain() {
        return new TestMailServer(SMTPServer.port(0));
    }

    /** Takes mail only after STARTTLS, and only from {@link #USER}. */
    public static TestMailServer starttls(TestCertificate certificate) {
        return new TestMailServer(signedIn(SMTPServer.port(0))
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(socket -> {
                    SSLSocketFactory factory = certificate.ofServer().getSocketFactory();
                    SSLSocket secured = (SSLSocket) factory.createSocket(
                            socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
                    secured.setUseClientMode(false);
                    return secured;
                }));
    }

    /** TLS from the first byte, and mail only from {@link #USER}. */
    public static TestMailServer tls(TestCertificate certificate) {
        return new TestMailServer(signedIn(SMTPServer.port(0)).serverSocketFactory(certificate.ofServer()));
    }

    private static SMTPServer.Builder signedIn(SMTPServer.Builder builder) {
        return builder.requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }));
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** Everything that was taken, oldest first. */
    public List<Received> received() {
        return new ArrayList<>(received);
    }

    /** The next mail is refused there, with that reply; called several times, one mail after the other. */
    public synchronized void refuse(Stage stage, int code, String words) {
        refusals.add(new Refusal(stage, code, words));
    }

    /** From now on it takes that long to take a mail. */
    public void takeTime(long millis) {
        delayMillis = millis;
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized void refuseAt(Stage stage) throws RejectException {
        Refusal next = refusals.peek();
        if (next != null && next.stage == stage) {
            refusals.remove();
            throw new RejectException(next.code, next.words);
        }
    }

    /** When to refuse. */
    public enum Stage {
        FROM,
        RECIPIENT,
        DATA
    }

    /** What was taken, with what was said before it. */
    public record Received(String from, List<String> to, MimeMessage message) {

        public String header(String name) throws MessagingException {
            return String.join("; ", message.getHeader(name));
        }

        public String text() throws MessagingException, IOException {
            return (String) part(0).getContent();
        }

        public String html() throws MessagingException, IOException {
            return (String) part(1).getContent();
        }

        private BodyPart part(int index) throws MessagingException, IOException {
            return ((MimeMultipart) message.getContent()).getBodyPart(index);
        }
    }

    private record Refusal(Stage stage, int code, String words) {}

    /** One mail being handed over. */
    private final class Conversation implements MessageHandler {
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Conversation(MessageContext context) {}

        @Override
        public void from(String sender) throws RejectException {
            refuseAt(Stage.FROM);
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refuseAt(Stage.RECIPIENT);
            to.add(recipient);
        }

        @Override
        public String data(InputStream in) throws RejectException, IOException {
            byte[] bytes = in.readAllBytes();
            refuseAt(Stage.DATA);
            try {
                Thread.sleep(delayMillis);
                Session none = Session.getInstance(new Properties());
                received.add(new Received(from, to, new MimeMessage(none, new ByteArrayInputStream(bytes))));
            } catch (MessagingException e) {
                throw new IOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return "taken";
        }

        @Override
        public void done() {
            // Nothing is held until here.
        }
    }
}
