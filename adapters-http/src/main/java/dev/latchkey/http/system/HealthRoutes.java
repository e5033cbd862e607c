package dev.latchkey.http.system;

import dev.latchkey.http.Drain;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import dev.latchkey.http.system.HealthCheck.State;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How we are: for those who restart us (live), who send us requests (ready), and who want to know why (health). */
public final class HealthRoutes implements Routes {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESHNESS = Duration.ofSeconds(1);
    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String DRAINING = "draining";

    private final List<Checkup> checkups;
    private final Drain drain;

    public HealthRoutes(List<HealthCheck> checks, Drain drain) {
        this(checks, drain, PATIENCE, FRESHNESS);
    }

    HealthRoutes(List<HealthCheck> checks, Drain drain, Duration patience, Duration freshness) {
        this.checkups = checks.stream()
                .map(check -> new Checkup(check, patience, freshness))
                .toList();
        this.drain = drain;
    }

    @Override
    public String base() {
        return "";
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.vital("/health/live", ctx -> ctx.json(new StatusBody(UP)));
        endpoints.vital("/health/ready", this::ready);
        endpoints.vital("/health", this::health);
    }

    private void ready(Context ctx) {
        // No need to ask anyone while we are leaving.
        String status = drain.hasBegun() ? DRAINING : statusFrom(statesOfParts());
        answer(ctx, status, new StatusBody(status));
    }

    private void health(Context ctx) {
        Map<String, State> states = statesOfParts();
        String status = drain.hasBegun() ? DRAINING : statusFrom(states);
        Map<String, PartBody> parts = new LinkedHashMap<>();
        states.forEach((name, state) -> parts.put(name, new PartBody(state.up() ? UP : DOWN, state.detail())));
        answer(ctx, status, new HealthBody(status, parts));
    }

    private Map<String, State> statesOfParts() {
        checkups.forEach(Checkup::begin);
        Map<String, State> states = new LinkedHashMap<>();
        checkups.forEach(checkup -> states.put(checkup.check().name(), checkup.await()));
        return states;
    }

    private String statusFrom(Map<String, State> states) {
        boolean missing = checkups.stream()
                .map(Checkup::check)
                .anyMatch(check -> check.needed()
                        && !states.getOrDefault(check.name(), State.ok()).up());
        return missing ? DOWN : UP;
    }

    private static void answer(Context ctx, String status, Object body) {
        if (!status.equals(UP)) {
            ctx.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "5");
        }
        ctx.json(body);
    }

    record StatusBody(String status) {}

    record HealthBody(String status, Map<String, PartBody> parts) {}

    record PartBody(String status, Optional<String> detail) {}
}
