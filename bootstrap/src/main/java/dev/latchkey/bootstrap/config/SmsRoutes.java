package dev.latchkey.bootstrap.config;

import static dev.latchkey.bootstrap.config.Kinds.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which gateways carry messages to which numbers.
 *
 * @param legs for the first digits of a number, or {@code *} for all others: the gateways to try, in this order
 */
public record SmsRoutes(Map<String, List<Leg>> legs) {
    public static final String CONSOLE = "console";
    public static final String ALL_OTHERS = "*";

    private static final Pattern LEG =
            Pattern.compile("(?<name>[^@:]+)(?:@(?<timeout>[^:]*))?(?::(?<sender>.*))?", Pattern.DOTALL);

    public SmsRoutes {
        legs = Map.copyOf(legs);
    }

    /**
     * One gateway of a route.
     *
     * @param timeout how long it may take here; empty for what holds for the gateway
     * @param sender the name to send under here; empty for what holds for the gateway
     */
    public record Leg(String gateway, Optional<String> timeout, Optional<String> sender) {}

    /** Every leg of every route. */
    Stream<Leg> all() {
        return legs.values().stream().flatMap(List::stream);
    }

    /** Whether there is a gateway that prints. */
    public boolean useConsole() {
        return all().anyMatch(leg -> leg.gateway().equals(CONSOLE));
    }

    /** The names of all gateways that messages may go through. */
    public List<String> gateways() {
        return all().map(Leg::gateway).distinct().sorted().toList();
    }

    static Kind<SmsRoutes> kind() {
        String names = CONSOLE + ", " + String.join(", ", GatewaySettings.KINDS.keySet());
        return Kind.open(
                "routes such as 7=telegram,smsaero@5s:Brand,smsc;77=smsc;*=twilio,http, of the gateways " + names,
                SmsRoutes::parse);
    }

    private static SmsRoutes parse(String text) {
        Map<String, List<Leg>> routes = new LinkedHashMap<>();
        for (String route : text.split(";", -1)) {
            if (route.isBlank()) {
                continue;
            }
            String[] sides = route.strip().split("=", 2);
            require(
                    sides.length == 2 && sides[0].matches("\\*|[1-9][0-9]{0,14}"),
                    "has a route that does not read 7=… or *=…");
            require(!routes.containsKey(sides[0]), "says twice where " + sides[0] + " goes");
            routes.put(sides[0], legs(sides[1]));
        }
        require(routes.containsKey(ALL_OTHERS), "does not say where all other numbers go: *=…");
        return new SmsRoutes(routes);
    }

    private static List<Leg> legs(String text) {
        List<Leg> legs = new ArrayList<>();
        Kinds.commas(text).map(SmsRoutes::leg).forEach(leg -> {
            require(
                    legs.stream().noneMatch(other -> other.gateway().equals(leg.gateway())),
                    "has a route that asks " + leg.gateway() + " twice");
            legs.add(leg);
        });
        require(!legs.isEmpty(), "has a route without a gateway");
        return legs;
    }

    private static Leg leg(String text) {
        Matcher parts = LEG.matcher(text);
        require(parts.matches(), "names a gateway that does not exist");
        String name = parts.group("name").strip();
        boolean console = name.equals(CONSOLE);
        // What does not look like a name is not repeated: it may be anything.
        String called = name.matches("[A-Za-z0-9_-]{1,20}") ? ": " + name : "";
        require(console || GatewaySettings.KINDS.containsKey(name), "names a gateway that does not exist" + called);
        Optional<String> timeout = Optional.ofNullable(parts.group("timeout")).map(String::strip);
        Optional<String> sender = Optional.ofNullable(parts.group("sender")).map(String::strip);
        require(!console || (timeout.isEmpty() && sender.isEmpty()), "has a time or a sender for the console");
        timeout.ifPresent(each -> {
            String unused = GatewaySettings.timeout().reading().apply(each);
        });
        sender.ifPresent(each -> require(each.matches("[^\\p{Cntrl}]{1,40}"), "has an empty or a very long sender"));
        return new Leg(name, timeout, sender);
    }
}
