package dev.latchkey.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to a mail server. Knows what the library does not tell: whether a mail was handed over, after which
 * silence no longer means that it was not sent.
 */
final class SmtpDialogue extends SMTPTransport {
    private final SmtpServer server;
    private final BooleanSupplier tooLate;
    private boolean handedOver;

    /**
     * Prepares a connection.
     *
     * @param tooLate whether the mail may have become another instance's to send
     */
    SmtpDialogue(Session session, SmtpServer server, BooleanSupplier tooLate) {
        super(
                session,
                new URLName(server.protocol(), server.url().host(), server.url().port(), null, null, null),
                server.protocol(),
                server.isTls());
        this.server = server;
        this.tooLate = tooLate;
    }

    void open() throws MessagingException {
        SmtpUrl url = server.url();
        connect(
                url.host(),
                url.port(),
                url.login().map(SmtpUrl.Login::user).orElse(null),
                url.login().map(SmtpUrl.Login::password).orElse(null));
    }

    void send(MimeMessage message) throws MessagingException {
        sendMessage(message, message.getAllRecipients());
    }

    /** From here on the server may have taken the mail, whatever we hear of it. */
    boolean isHandedOver() {
        return handedOver;
    }

    /** The full stop after the mail: without it no server takes anything. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        if (tooLate.getAsBoolean()) {
            // An IOException makes the library drop the connection, and with it what was said so far.
            throw new IOException("The server took too long");
        }
        handedOver = true;
        super.finishData();
    }
}
