package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.domain.messages.Money;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** What messages cost. */
public final class Prices {
    private final Map<String, Tariff> tariffs;
    private final SmsRouting routing;

    /**
     * Prices by those tariffs.
     *
     * @param tariffs by the gateways' names; one that is missing takes nothing
     */
    public Prices(Map<String, Tariff> tariffs, SmsRouting routing) {
        this.tariffs = Map.copyOf(tariffs);
        this.routing = routing;
    }

    /** At the dearest gateway of its route: any of them may be the one that sends it. */
    public Money worst(OutgoingMessage message) {
        return worst(message, Set.of());
    }

    /** As above, past those. */
    public Money worst(OutgoingMessage message, Set<String> passedOver) {
        return routing.to(message.phone()).legs().stream()
                .filter(leg -> leg.gateway().carries(message))
                .filter(leg -> !passedOver.contains(leg.gateway().name()))
                .map(leg -> of(leg.gateway().name(), message))
                .max(Comparator.naturalOrder())
                .orElse(Money.NONE);
    }

    /** At that gateway. */
    public Money of(String gateway, OutgoingMessage message) {
        return tariffs.getOrDefault(gateway, Tariff.free()).of(message.phone(), message.text());
    }
}
