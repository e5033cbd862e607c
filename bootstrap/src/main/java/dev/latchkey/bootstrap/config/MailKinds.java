package dev.latchkey.bootstrap.config;

import dev.latchkey.email.Sender;
import dev.latchkey.email.SmtpUrl;

/** The kinds of values that settings of mail have. */
final class MailKinds {
    private MailKinds() {}

    static Kind<SmtpUrl> smtpUrl() {
        String allowed = "smtp://user:password@host:587, or smtps://user:password@host:465 for TLS from the first byte";
        return Kind.secret(allowed, text -> SmtpUrl.parse(text).toString(), text -> {
            try {
                return SmtpUrl.parse(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue(String.valueOf(e.getMessage()));
            }
        });
    }

    static Kind<Sender> sender() {
        return Kind.open("an address, or a name and an address: Example <no-reply@example.org>", text -> {
            try {
                return Sender.parse(text);
            } catch (IllegalArgumentException e) {
                throw new WrongValue("is not that");
            }
        });
    }
}
