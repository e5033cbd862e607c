package dev.latchkey.sms.gateways;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What it means when a vendor gives no answer that can be understood. The question is whether it may have sent. */
final class HttpTrouble {
    private HttpTrouble() {}

    /** What broke before there was an answer. */
    static GatewayAnswer meaning(@Nullable Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (isBeforeTheRequest(cause)) {
                return GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable");
            }
            if (cause instanceof SSLHandshakeException || isNoTls(cause)) {
                return GatewayAnswer.of(DeliveryOutcome.FAILED, "tls");
            }
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
                return GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "timeout");
            }
        }
        return GatewayAnswer.of(DeliveryOutcome.UNKNOWN, "broken");
    }

    /**
     * What a status means whose body says nothing. A vendor that breaks while it works may have done its work already, so a
     * 500 does not say that the message was not sent; a 503 says that it would not begin.
     */
    static GatewayAnswer meaning(int status) {
        return GatewayAnswer.of(outcome(status), "http-" + status);
    }

    private static DeliveryOutcome outcome(int status) {
        return switch (status) {
            case 401, 403, 407 -> DeliveryOutcome.AUTH;
            case 402 -> DeliveryOutcome.NO_FUNDS;
            case 429 -> DeliveryOutcome.RATE_LIMIT;
            case 503 -> DeliveryOutcome.FAILED;
            case 408, 409 -> DeliveryOutcome.UNKNOWN;
            default -> status >= 300 && status < 500 ? DeliveryOutcome.REJECTED : DeliveryOutcome.UNKNOWN;
        };
    }

    /** Other troubles with TLS may come when the request is out; the JDK says this of the first answer only. */
    private static boolean isNoTls(Throwable cause) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof SSLException && words.contains("unrecognized ssl message");
    }

    private static boolean isBeforeTheRequest(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
    }
}
