package dev.latchkey.application.messages.figures;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Counts;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.Demotion;
import dev.latchkey.domain.messages.GatewayRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Figures of what gateways were given and what became of it, by country and by hour of sending. */
@Port
public interface GatewayFigures {

    /** After that time a code is judged by what became of it so far. */
    Duration TIME_TO_ARRIVE = Duration.ofMinutes(3);

    /**
     * Adds what has happened since to the figures, each thing once, however many count at the same time. Returns how many
     * attempts were looked at; if it is {@code max}, there may be more.
     */
    @Counts
    int count(int max, Instant now);

    /** What is in the figures of that hour and later ones, summed up for each gateway. */
    List<Sums> sums(Instant fromHour);

    /** How each gateway has done in each country in that hour and later ones. */
    List<GatewayRecord> records(Instant fromHour);

    /** Who is asked last. */
    Set<Demotion> demoted();

    /** Writes down that somebody is asked last. True for one caller, however many find it at once. */
    @Consumes
    boolean demote(Demotion demotion, Instant now);

    /** Takes that back. True for one caller. */
    @Consumes
    boolean restore(Demotion demotion);

    /** Figures of one gateway. */
    record Sums(String gateway, long sent, long delivered, long undelivered, long verified) {}
}
