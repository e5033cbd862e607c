package dev.latchkey.bootstrap.config;

import static dev.latchkey.bootstrap.config.Kinds.require;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which gateways carry messages to which numbers.
 *
 * @param gateways for the first digits of a number, or {@code *} for all others: the gateways to try, in this order
 */
public record SmsRoutes(Map<String, List<String>> gateways) {
    static final String CONSOLE = "console";
    private static final Set<String> LATER =
            Set.of("http", "smsaero", "smsc", "smsru", "twilio", "infobip", "vonage", "smpp", "telegram");

    public SmsRoutes {
        gateways = Map.copyOf(gateways);
    }

    boolean useConsole() {
        return gateways.values().stream().anyMatch(names -> names.contains(CONSOLE));
    }

    static Kind<SmsRoutes> kind() {
        return Kind.open("*=console; other gateways come with a later version", SmsRoutes::parse);
    }

    private static SmsRoutes parse(String text) {
        Map<String, List<String>> routes = new LinkedHashMap<>();
        for (String route : text.split(";", -1)) {
            if (route.isBlank()) {
                continue;
            }
            String[] sides = route.strip().split("=", 2);
            require(
                    sides.length == 2 && sides[0].matches("\\*|[0-9]{1,15}"),
                    "has a route that does not read 7=… or *=…");
            require(!routes.containsKey(sides[0]), "says twice where " + sides[0] + " goes");
            routes.put(sides[0], gateways(sides[1]));
        }
        require(routes.containsKey("*"), "does not say where all other numbers go: *=…");
        return new SmsRoutes(routes);
    }

    private static List<String> gateways(String text) {
        List<String> names = new ArrayList<>();
        Kinds.commas(text).forEach(name -> {
            require(
                    !LATER.contains(name),
                    "names the gateway " + name + ", which is not supported by this version yet");
            require(name.equals(CONSOLE), "names a gateway that does not exist");
            names.add(name);
        });
        require(!names.isEmpty(), "has a route without a gateway");
        return names;
    }
}
