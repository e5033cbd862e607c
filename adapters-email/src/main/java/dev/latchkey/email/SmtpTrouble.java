package dev.latchkey.email;

import dev.latchkey.domain.messages.DeliveryOutcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What went wrong between us and a mail server: what becomes of the mail, and words for people. Never the server's own
 * words, in which it may repeat an address.
 */
final class SmtpTrouble {
    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;

    /** Refusals that are about us and our settings, which somebody can mend, and not about the mail. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    private static final Set<String> ANOTHER_NAME =
            Set.of("subject alternative", "no name matching", "server identity");

    private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    private final MessagingException trouble;
    private final SmtpUrl url;

    SmtpTrouble(MessagingException trouble, SmtpUrl url) {
        this.trouble = trouble;
        this.url = url;
    }

    /** What becomes of a mail after this. */
    DeliveryOutcome outcome(boolean handedOver) {
        int code = code().orElse(0);
        if (code >= PERMANENT && !ABOUT_US.contains(code)) {
            return DeliveryOutcome.REJECTED;
        }
        if (code >= TRANSIENT) {
            return DeliveryOutcome.FAILED;
        }
        return handedOver ? DeliveryOutcome.UNKNOWN : DeliveryOutcome.FAILED;
    }

    /** The number of the server's refusal, if it has refused a mail. */
    OptionalInt code() {
        return causes().mapToInt(SmtpTrouble::codeOf)
                .filter(code -> code >= TRANSIENT)
                .findFirst();
    }

    /** The refusal in numbers, such as {@code 550 5.1.1}. */
    String refusal() {
        return code().orElse(0)
                + causes().map(cause -> ENHANCED.matcher(String.valueOf(cause.getMessage())))
                        .filter(Matcher::find)
                        .findFirst()
                        .map(found -> " " + found.group())
                        .orElse("");
    }

    /** What is wrong with the server or with our settings. */
    String words() {
        String where = url.host() + ":" + url.port();
        if (has(AuthenticationFailedException.class)) {
            return where + " refuses the user name or the password of SMTP_URL";
        }
        if (has(UnknownHostException.class)) {
            return "there is no host " + url.host();
        }
        if (has(CertificateException.class) || says("PKIX") || says("server identity")) {
            return certificate(where);
        }
        if (says("starttls is required")) {
            return where + " offers no STARTTLS, without which nothing is sent";
        }
        if (has(SSLException.class)) {
            return where + " does not speak TLS as it should: is the port right? smtps:// begins with TLS (port 465),"
                    + " smtp:// with STARTTLS (port 587)";
        }
        if (has(SocketTimeoutException.class)) {
            return where + " does not answer in time";
        }
        if (has(ConnectException.class)) {
            return "nobody listens at " + where;
        }
        return code().isPresent() ? where + " answers " + refusal() : where + " breaks off";
    }

    private String certificate(String where) {
        return ANOTHER_NAME.stream().anyMatch(this::says)
                ? where + " shows a certificate for another name"
                : where + " shows a certificate that is not trusted (SMTP_CA_FILE names those of your own making)";
    }

    private boolean has(Class<? extends Throwable> type) {
        return causes().anyMatch(type::isInstance);
    }

    private boolean says(String words) {
        return causes().anyMatch(cause ->
                String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
    }

    private Stream<Throwable> causes() {
        // Its getCause is its getNextException too. Twenty are more than there ever are, and end a circle.
        return Stream.<Throwable>iterate(trouble, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static int codeOf(Throwable cause) {
        if (cause instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode();
        }
        if (cause instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        if (cause instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        return 0;
    }
}
