package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.messages.figures.GatewayConditions;
import dev.latchkey.application.messages.figures.JudgeGateways;
import dev.latchkey.application.messages.figures.ViewGateways;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.domain.messages.Demotion;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.messages.GatewayRoutes;
import dev.latchkey.persistence.messages.PostgresGatewayFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the gateways do. */
public final class FiguresWiring {
    private static final Logger LOG = LoggerFactory.getLogger(FiguresWiring.class);

    private final StorageWiring storage;
    private final PostgresGatewayFigures figures;
    private final JudgeGateways judge;

    FiguresWiring(StorageWiring storage) {
        this.storage = storage;
        this.figures = new PostgresGatewayFigures(storage.sql());
        this.judge =
                new JudgeGateways(figures, new AuditWiring(storage).record(), FiguresWiring::tell, storage.clock());
    }

    /** Counts, and asks those last that do far worse than others. To be called every few seconds, by every instance. */
    public JudgeGateways judge() {
        return judge;
    }

    Routes routes(Callers callers, Limits limits, GatewayConditions conditions) {
        return new GatewayRoutes(callers, new ViewGateways(conditions, figures, limits, storage.clock()));
    }

    private static void tell(Demotion demotion, boolean last) {
        if (last) {
            LOG.warn(
                    "The SMS gateway {} does far worse than others for numbers of +{}; it is asked last there",
                    demotion.gateway(),
                    demotion.country());
        } else {
            LOG.info("The SMS gateway {} is in its place again for +{}", demotion.gateway(), demotion.country());
        }
    }
}
