package dev.latchkey.application.messages.figures;

import dev.latchkey.application.messages.figures.GatewayFigures.Sums;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.messages.Demotion;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows administrators how the gateways do. */
public final class ViewGateways {
    private final GatewayConditions conditions;
    private final GatewayFigures figures;
    private final Limits limits;
    private final InstantSource clock;

    public ViewGateways(GatewayConditions conditions, GatewayFigures figures, Limits limits, InstantSource clock) {
        this.conditions = conditions;
        this.figures = figures;
        this.limits = limits;
        this.clock = clock;
    }

    public List<Gateway> view(Caller caller) {
        caller.must(Permission.SEE_MESSAGES);
        limits.spend(new Limits.Use(Limit.MESSAGES_PER_ACCOUNT, caller.user()));
        Map<String, Sums> sums = figures.sums(JudgeGateways.memoryAt(clock.instant())).stream()
                .collect(Collectors.toMap(Sums::gateway, Function.identity()));
        Set<Demotion> demoted = figures.demoted();
        return conditions.all().stream()
                .map(each -> new Gateway(
                        each.gateway(),
                        each.resting(),
                        demoted.stream()
                                .filter(demotion -> demotion.gateway().equals(each.gateway()))
                                .map(Demotion::country)
                                .sorted()
                                .toList(),
                        each.balance(),
                        sums.getOrDefault(each.gateway(), new Sums(each.gateway(), 0, 0, 0, 0))))
                .toList();
    }

    /**
     * One gateway.
     *
     * @param demotedIn the calling codes of the countries where it is asked last
     * @param lately what became of what it was given in this hour and the one before
     */
    public record Gateway(String name, boolean resting, List<String> demotedIn, Optional<String> balance, Sums lately) {
        public Gateway {
            demotedIn = List.copyOf(demotedIn);
        }
    }
}
