package dev.latchkey.domain.messages;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A gateway that is asked after all others for numbers of one country, because it does far worse there.
 *
 * @param country the calling code
 */
public record Demotion(String gateway, String country) {
    /** Nobody is judged, and nobody is a measure, by fewer codes. */
    public static final int ENOUGH = 20;

    /** What is below this part of the best other's rate is far below. */
    public static final double FAR_BELOW = 0.5;

    /**
     * Who is to be asked last, by how everybody has done. A gateway without another to be compared with stays where it is; and as
     * one that is asked last gets few codes, it is forgiven when its bad hours are too long ago to be in the records.
     */
    public static Set<Demotion> of(Collection<GatewayRecord> records) {
        Set<Demotion> demoted =
                new TreeSet<>(Comparator.comparing(Demotion::gateway).thenComparing(Demotion::country));
        for (GatewayRecord each : records) {
            boolean worse = each.judged() >= ENOUGH
                    && (isFarBelow(each, records, Demotion::conversion)
                            || (tells(each) && isFarBelow(each, records, Demotion::delivery)));
            if (worse) {
                demoted.add(new Demotion(each.gateway(), each.country()));
            }
        }
        return demoted;
    }

    private static boolean isFarBelow(
            GatewayRecord one, Collection<GatewayRecord> records, ToDoubleFunction<GatewayRecord> rate) {
        return records.stream()
                .filter(other -> other.country().equals(one.country()))
                .filter(other -> !other.gateway().equals(one.gateway()))
                .filter(other -> other.judged() >= ENOUGH)
                .anyMatch(other -> rate.applyAsDouble(one) < FAR_BELOW * rate.applyAsDouble(other));
    }

    /** A gateway that never tells anything cannot be blamed for what it does not tell. */
    private static boolean tells(GatewayRecord each) {
        return each.delivered() + each.undelivered() > 0;
    }

    private static double conversion(GatewayRecord each) {
        return (double) each.verified() / each.judged();
    }

    private static double delivery(GatewayRecord each) {
        return (double) each.delivered() / each.judged();
    }
}
