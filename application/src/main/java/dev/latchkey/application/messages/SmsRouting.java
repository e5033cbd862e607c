package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which gateways carry messages to which numbers: the longest beginning of a number decides. */
public final class SmsRouting {
    private final LongestPrefix<SmsRoute> routes;

    /**
     * Those routes.
     *
     * @throws IllegalArgumentException if none of them is for all other numbers
     */
    public SmsRouting(Collection<SmsRoute> routes) {
        Map<String, SmsRoute> byPrefix =
                routes.stream().collect(Collectors.toMap(SmsRoute::prefix, Function.identity()));
        if (!byPrefix.containsKey("")) {
            throw new IllegalArgumentException("There is no route for all other numbers");
        }
        this.routes = new LongestPrefix<>(byPrefix);
    }

    /** Everything through one gateway. */
    public static SmsRouting everythingTo(SmsGateway gateway, Duration timeout) {
        return new SmsRouting(List.of(new SmsRoute("", List.of(new SmsRoute.Leg(gateway, timeout)))));
    }

    public SmsRoute to(PhoneNumber phone) {
        return routes.of(phone).orElseThrow();
    }
}
