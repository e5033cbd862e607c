package dev.latchkey.http.messages;

import dev.latchkey.application.messages.figures.ViewGateways;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** How the gateways do, for administrators. */
public final class GatewayRoutes implements Routes {
    private final Callers callers;
    private final ViewGateways view;

    public GatewayRoutes(Callers callers, ViewGateways view) {
        this.callers = callers;
        this.view = view;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/admin/gateways", this::list);
    }

    private void list(Context ctx) {
        ctx.json(new GatewaysBody(
                view.view(callers.of(ctx)).stream().map(GatewayBody::of).toList()));
    }

    record GatewaysBody(List<GatewayBody> items) {}

    record GatewayBody(String name, String state, List<String> demotedIn, Optional<String> balance, LatelyBody lately) {
        static GatewayBody of(ViewGateways.Gateway gateway) {
            return new GatewayBody(
                    gateway.name(),
                    gateway.resting() ? "resting" : "working",
                    gateway.demotedIn(),
                    gateway.balance(),
                    new LatelyBody(
                            gateway.lately().sent(),
                            gateway.lately().delivered(),
                            gateway.lately().undelivered(),
                            gateway.lately().verified()));
        }
    }

    record LatelyBody(long sent, long delivered, long undelivered, long verified) {}
}
