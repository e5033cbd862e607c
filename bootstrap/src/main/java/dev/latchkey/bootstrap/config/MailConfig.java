package dev.latchkey.bootstrap.config;

import dev.latchkey.email.Certificates;
import dev.latchkey.email.Sender;
import dev.latchkey.email.SmtpServer;
import dev.latchkey.email.SmtpUrl;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Mail.
 *
 * @param smtp empty if mails are printed
 * @param inFlight how many mails may be with the server at a time
 * @param brand what the product is called
 * @param secretive whether links must not be printed
 */
public record MailConfig(Optional<Smtp> smtp, int inFlight, String brand, boolean secretive) {

    static MailConfig from(Values values) {
        Optional<Path> trusted = values.get(Settings.SMTP_CA_FILE);
        Optional<Smtp> smtp = values.get(Settings.SMTP_URL)
                .flatMap(url -> values.get(Settings.MAIL_FROM).map(from -> new Smtp(url, trusted, from)));
        return new MailConfig(
                smtp,
                values.get(Settings.MAIL_IN_FLIGHT),
                values.get(Settings.BRAND_NAME),
                values.get(Settings.ENVIRONMENT) == Environment.PRODUCTION);
    }

    /**
     * The server that takes our mail.
     *
     * @param trusted the file of certificates to check it against; empty for what the JVM trusts
     */
    public record Smtp(SmtpUrl url, Optional<Path> trusted, Sender from) {

        /**
         * The server, and whom we trust.
         *
         * @throws IllegalArgumentException if there are no certificates in the file
         */
        public SmtpServer server() {
            return new SmtpServer(url, trusted.map(Certificates::in));
        }
    }
}
