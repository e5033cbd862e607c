package dev.latchkey.email;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/**
 * A mail server, and what it has to show before we trust it: a certificate for its name, always.
 *
 * @param trust what certificates are checked against; empty for what the JVM trusts
 */
public record SmtpServer(SmtpUrl url, Optional<SSLContext> trust) {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    /** What the library has to know; nothing of it is left to its defaults that matters. */
    Session session(Sender from) {
        boolean starttls = url.protection() == SmtpUrl.Protection.STARTTLS;
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.put(prefix + "connectiontimeout", millis(CONNECT_TIMEOUT));
        properties.put(prefix + "timeout", millis(READ_TIMEOUT));
        properties.put(prefix + "writetimeout", millis(READ_TIMEOUT));
        properties.put(prefix + "auth", Boolean.toString(url.login().isPresent()));
        properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
        properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
        properties.put(prefix + "starttls.required", Boolean.toString(starttls));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        // Whoever has said whom to trust does not want others trusted when those fail.
        properties.put(prefix + "socketFactory.fallback", "false");
        // The name of this machine is nobody's business, and asking for it may take long.
        properties.put(prefix + "localhost", from.domain().toLowerCase(Locale.ROOT));
        properties.put(prefix + "quitwait", "false");
        trust.ifPresent(context -> properties.put(prefix + "ssl.socketFactory", context.getSocketFactory()));
        return Session.getInstance(properties);
    }

    String protocol() {
        return isTls() ? "smtps" : "smtp";
    }

    boolean isTls() {
        return url.protection() == SmtpUrl.Protection.TLS;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
