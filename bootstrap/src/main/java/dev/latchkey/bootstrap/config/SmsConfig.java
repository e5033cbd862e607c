package dev.latchkey.bootstrap.config;

import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayValues;
import java.util.Map;

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

    /** Every kind of gateway by its name, those in jars of the operator's own included. */
    public Map<String, GatewayKind> kinds() {
        return GatewaySettings.KINDS;
    }
}
