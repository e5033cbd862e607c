package dev.latchkey.bootstrap.config;

/**
 * Messages to phones.
 *
 * @param consoleDelay how long the console gateway pretends to be busy
 * @param inFlight how many messages may be with the gateways at a time
 */
public record SmsConfig(SmsRoutes routes, DurationRange consoleDelay, int inFlight) {

    static SmsConfig from(Values values) {
        return new SmsConfig(
                values.get(Settings.SMS_ROUTES),
                values.get(Settings.SMS_CONSOLE_DELAY),
                values.get(Settings.SMS_IN_FLIGHT));
    }
}
