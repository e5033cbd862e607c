package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A sort of gateway that operators can put into {@code SMS_ROUTES}. Besides those of Latchkey, every one is known that the
 * class path lists in {@code META-INF/services/dev.latchkey.sms.gateways.GatewayKind}; it needs a public constructor without
 * parameters.
 */
public interface GatewayKind {

    /** The name in {@code SMS_ROUTES} and in the names of its settings: small letters and digits. */
    String name();

    /** The question by which the vendor shows whether it knows us; empty if every question would send something. */
    default Optional<Probe> probe(GatewayValues values) {
        return Optional.empty();
    }

    /** Looks at the gateway without sending anything, within {@link GatewayValues#timeout}. Never ends with an exception. */
    default CompletionStage<Checkup> check(GatewayValues values, GatewayTools tools) {
        return probe(values)
                .map(probe -> tools.http().check(probe, values.timeout()))
                .orElseGet(() -> tools.http().reach(URI.create(values.text("URL"))));
    }

    /** What it can be set to, besides what every gateway can. */
    List<GatewaySetting> settings();

    /**
     * Makes a gateway with those values. It is closed at the end if it is {@link AutoCloseable}.
     *
     * @param values each found right by its own check, none of those that are needed missing
     * @throws IllegalArgumentException if they do not go together, with words for the operator
     */
    SmsGateway open(GatewayValues values, GatewayTools tools);

    /** How it is asked what is left in the account; empty if it does not say. */
    default Optional<BalanceQuestion> balance(GatewayValues values) {
        return Optional.empty();
    }

    /** How it is told which of its codes were typed; empty if it does not want to hear of it. */
    default Optional<Feedback> feedback(GatewayValues values) {
        return Optional.empty();
    }

    /** Whether it tells over a connection of its own, to {@link GatewayTools#receipts}, what became of messages. */
    default boolean tellsOnItsOwn() {
        return false;
    }

    /**
     * How its calls are read by which it tells what became of messages; empty if it makes none. They come to {@code POST} or
     * {@code GET /sms/receipts/<name>/<secret>}, the address in {@link Gateways#RECEIPT_URL}.
     *
     * @param clock tells whether a call that is signed with its time is one of today
     */
    default Optional<ReceiptReader> receipts(GatewayValues values, InstantSource clock) {
        return Optional.empty();
    }
}
