package dev.latchkey.email;

import jakarta.mail.MessagingException;

/** Goes all the way to a mail server without sending anything. */
public final class SmtpCheck {
    private SmtpCheck() {}

    /**
     * Connects, protects the connection and signs in. Returns how it went, for people.
     *
     * @throws SmtpUnusable if mail cannot be sent so; its message says why
     */
    public static String of(SmtpServer server, Sender from) throws SmtpUnusable {
        try (SmtpDialogue dialogue = new SmtpDialogue(server.session(from), server, () -> false)) {
            dialogue.open();
            boolean known = server.url().login().isPresent();
            if (known && !dialogue.supportsExtension("AUTH")) {
                throw new SmtpUnusable("offers no way to sign in; leave user and password out of SMTP_URL");
            }
            String protection = switch (server.url().protection()) {
                case TLS -> "with TLS";
                case STARTTLS -> "with STARTTLS";
                case NONE -> "without TLS";
            };
            return protection + (known ? ", signed in" : ", nobody signed in");
        } catch (MessagingException e) {
            throw new SmtpUnusable(new SmtpTrouble(e, server.url()).words());
        }
    }

    /** Why mail cannot be sent. */
    public static final class SmtpUnusable extends Exception {
        private static final long serialVersionUID = 1L;

        SmtpUnusable(String why) {
            super(why);
        }
    }
}
