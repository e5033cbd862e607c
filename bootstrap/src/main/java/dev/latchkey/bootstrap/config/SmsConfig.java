package dev.latchkey.bootstrap.config;

import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import java.util.Map;
import java.util.Optional;

/**
 * Messages to phones.
 *
 * @param consoleDelay how long the console gateway pretends to be busy
 * @param inFlight how many messages may be with the gateways at a time
 * @param gateways what each gateway is set to, by its name
 */
public record SmsConfig(
        SmsRoutes routes, DurationRange consoleDelay, int inFlight, Map<String, GatewayValues> gateways) {

    static SmsConfig from(Values values) {
        return new SmsConfig(
                values.get(Settings.SMS_ROUTES),
                values.get(Settings.SMS_CONSOLE_DELAY),
                values.get(Settings.SMS_IN_FLIGHT),
                GatewaySettings.values(values));
    }

    /** Whether there is a gateway of that name. */
    public boolean knows(String gateway) {
        return gateway.equals(SmsRoutes.CONSOLE) || kinds().containsKey(gateway);
    }

    /** Under which name a gateway sends there; empty if that is up to the vendor. */
    public String senderOf(SmsRoutes.Leg leg) {
        return leg.sender().or(() -> of(leg, Gateways.FROM)).orElse("");
    }

    /** How long a gateway may take there; empty if that is not limited. */
    public String timeOf(SmsRoutes.Leg leg) {
        return leg.timeout().or(() -> of(leg, Gateways.TIMEOUT)).orElse("");
    }

    private Optional<String> of(SmsRoutes.Leg leg, String suffix) {
        return Optional.ofNullable(gateways.get(leg.gateway())).flatMap(values -> values.maybe(suffix));
    }

    /** Every kind of gateway by its name, those in jars of the operator's own included. */
    public Map<String, GatewayKind> kinds() {
        return GatewaySettings.KINDS;
    }
}
