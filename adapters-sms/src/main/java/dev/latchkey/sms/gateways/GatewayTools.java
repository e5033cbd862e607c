package dev.latchkey.sms.gateways;

import java.time.Clock;
import java.time.InstantSource;

/**
 * What gateways share.
 *
 * @param http asks vendors
 * @param clock tells the time where a vendor wants to know it
 * @param receipts hears what becomes of messages, of gateways that are told over their own connection
 */
public record GatewayTools(GatewayHttp http, InstantSource clock, Receipt.Listener receipts) {

    /** With connections of their own, by the clock of the machine. */
    public static GatewayTools standard() {
        return new GatewayTools(new GatewayHttp(), Clock.systemUTC(), (gateway, receipt) -> {});
    }
}
