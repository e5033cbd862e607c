package dev.latchkey.email;

import dev.latchkey.domain.messages.OutgoingMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A mail in the form in which it travels. The same mail has the same name in every attempt, so that mailboxes can tell. */
final class MimeMail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private MimeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * Writes a mail.
     *
     * @throws AddressException if nobody can have that address
     */
    static MimeMail of(OutgoingMail mail, Sender from, Session session) throws MessagingException {
        MimeMail message = new MimeMail(session, "<" + mail.id().value() + "@" + from.domain() + ">");
        message.setFrom(sender(from));
        message.setRecipient(RecipientType.TO, recipient(mail));
        message.setSubject(mail.text().subject(), UTF_8);
        message.setSentDate(Date.from(mail.createdAt()));
        // Nobody's holiday notice shall answer (RFC 3834, and what Exchange listens to).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text().text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.text().html(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static InternetAddress recipient(OutgoingMail mail) throws AddressException {
        // Not parsed: what looks like a list, or like a command, is one address that does not exist.
        InternetAddress address = new InternetAddress();
        address.setAddress(mail.to().value());
        address.validate();
        return address;
    }

    private static InternetAddress sender(Sender from) throws AddressException {
        InternetAddress address = new InternetAddress();
        address.setAddress(from.address().value());
        address.validate();
        try {
            address.setPersonal(from.name().orElse(null), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every JVM knows UTF-8", e);
        }
        return address;
    }
}
