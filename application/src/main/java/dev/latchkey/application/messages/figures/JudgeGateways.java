package dev.latchkey.application.messages.figures;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.messages.SmsRoute;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.CallingCode;
import dev.latchkey.domain.messages.Demotion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Counts how gateways do and asks those last that do far worse than others in a country. Every instance judges for itself, by the
 * same figures and so in the same way; the operator is told once by all of them together.
 */
public final class JudgeGateways {
    /** This hour and the one before: what is older is forgiven. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final int AT_A_TIME = 1_000;
    private static final int MOST_ROUNDS = 50;

    private final GatewayFigures figures;
    private final RecordAudit audit;
    private final BiConsumer<Demotion, Boolean> told;
    private final InstantSource clock;
    private volatile Set<Demotion> demoted = Set.of();

    /** @param told hears who is asked last from now on, or no longer; in one of all instances */
    public JudgeGateways(
            GatewayFigures figures, RecordAudit audit, BiConsumer<Demotion, Boolean> told, InstantSource clock) {
        this.figures = figures;
        this.audit = audit;
        this.told = told;
        this.clock = clock;
    }

    /** The first hour that counts. */
    static Instant memoryAt(Instant now) {
        return now.minus(MEMORY).truncatedTo(ChronoUnit.HOURS);
    }

    /** Counts and judges. To be called every few seconds, by every instance. */
    public void judge() {
        Instant now = clock.instant();
        for (int round = 0; round < MOST_ROUNDS && figures.count(AT_A_TIME, now) == AT_A_TIME; round++) {
            // There may be more.
        }
        Set<Demotion> today = Demotion.of(figures.records(memoryAt(now)));
        Set<Demotion> before = figures.demoted();
        for (Demotion each : today) {
            if (!before.contains(each) && figures.demote(each, now)) {
                tell(AuditAction.GATEWAY_DEMOTED, each, true);
            }
        }
        for (Demotion each : before) {
            if (!today.contains(each) && figures.restore(each)) {
                tell(AuditAction.GATEWAY_RESTORED, each, false);
            }
        }
        demoted = today;
    }

    /** The legs of a route in the order in which they are to be asked for that phone. */
    public List<SmsRoute.Leg> inOrder(PhoneNumber phone, List<SmsRoute.Leg> legs) {
        Set<Demotion> last = demoted;
        if (last.isEmpty()) {
            return legs;
        }
        String country = CallingCode.of(phone).digits();
        List<SmsRoute.Leg> first = new ArrayList<>();
        List<SmsRoute.Leg> behind = new ArrayList<>();
        for (SmsRoute.Leg leg : legs) {
            boolean isLast = last.contains(new Demotion(leg.gateway().name(), country));
            boolean unused = (isLast ? behind : first).add(leg);
        }
        first.addAll(behind);
        return first;
    }

    private void tell(AuditAction action, Demotion demotion, boolean nowLast) {
        audit.system(action, Map.of("gateway", demotion.gateway(), "country", demotion.country()));
        told.accept(demotion, nowLast);
    }
}
