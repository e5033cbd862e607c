package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import java.util.List;

/**
 * A sort of gateway that operators can put into {@code SMS_ROUTES}. Besides those of Latchkey, every one is known that the
 * class path lists in {@code META-INF/services/dev.latchkey.sms.gateways.GatewayKind}; it needs a public constructor without
 * parameters.
 */
public interface GatewayKind {

    /** The name in {@code SMS_ROUTES} and in the names of its settings: small letters and digits. */
    String name();

    /** What it can be set to, besides what every gateway can. */
    List<GatewaySetting> settings();

    /**
     * Makes a gateway with those values. It is closed at the end if it is {@link AutoCloseable}.
     *
     * @param values each found right by its own check, none of those that are needed missing
     * @throws IllegalArgumentException if they do not go together, with words for the operator
     */
    SmsGateway open(GatewayValues values, GatewayTools tools);
}
