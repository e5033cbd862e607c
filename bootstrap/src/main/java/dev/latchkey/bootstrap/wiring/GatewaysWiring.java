package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.messages.RouteOrder;
import dev.latchkey.application.messages.SendByRoute;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsRoute;
import dev.latchkey.application.messages.SmsRouting;
import dev.latchkey.application.messages.figures.GatewayConditions;
import dev.latchkey.bootstrap.CannotStart;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.SmsConfig;
import dev.latchkey.bootstrap.config.SmsRoutes;
import dev.latchkey.sms.ConsoleGateway;
import dev.latchkey.sms.gateways.BalanceQuestion;
import dev.latchkey.sms.gateways.Balances;
import dev.latchkey.sms.gateways.Feedback;
import dev.latchkey.sms.gateways.GatewayHttp;
import dev.latchkey.sms.gateways.GatewayKind;
import dev.latchkey.sms.gateways.GatewayTools;
import dev.latchkey.sms.gateways.GatewayValues;
import dev.latchkey.sms.gateways.Gateways;
import dev.latchkey.sms.gateways.GuardedGateway;
import dev.latchkey.sms.gateways.GuardedGateway.Breaker;
import dev.latchkey.sms.gateways.Receipt;
import dev.latchkey.sms.gateways.TranslitGateway;
import dev.latchkey.sms.gateways.WindowedGateway;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateways of the settings, and the ways to phones through them. */
public final class GatewaysWiring {
    private static final Logger LOG = LoggerFactory.getLogger(GatewaysWiring.class);

    /** Gateways mind their time themselves and then know more of what happened: this is for those that do not. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long a message waits for its turn at a gateway before it goes to the next one. */
    private static final Duration PATIENCE_IN_QUEUES = Duration.ofSeconds(3);

    private static final Duration PATIENCE_WITH_THE_CONSOLE = Duration.ofMinutes(2);

    private final SmsConfig config;
    private final InstantSource clock;
    private final Closing closing;
    private final GatewayTools tools;
    private final Later later;
    private final ConsoleGateway console;
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final Map<SmsRoutes.Leg, SmsRoute.Leg> opened = new HashMap<>();

    /**
     * Opens a gateway when it is first asked for.
     *
     * @param out where the console gateway prints
     */
    public GatewaysWiring(
            SmsConfig config, RandomGenerator random, InstantSource clock, PrintStream out, Closing closing) {
        this(config, random, clock, out, closing, Later.unheard());
    }

    /**
     * As above.
     *
     * @param later what becomes of what gateways tell when they have taken a message
     */
    GatewaysWiring(
            SmsConfig config,
            RandomGenerator random,
            InstantSource clock,
            PrintStream out,
            Closing closing,
            Later later) {
        this.config = config;
        this.clock = clock;
        this.closing = closing;
        this.tools = new GatewayTools(new GatewayHttp(), clock, later.listener());
        this.later = later;
        this.console = closing.add(
                "the SMS console",
                new ConsoleGateway(
                        out,
                        config.consoleDelay().least(),
                        config.consoleDelay().most(),
                        random),
                ConsoleGateway::close);
    }

    /** The ways of the settings. */
    public SmsRouting routing() {
        return new SmsRouting(config.routes().legs().entrySet().stream()
                .map(route -> new SmsRoute(prefix(route.getKey()), legs(route.getValue())))
                .toList());
    }

    /** One gateway for all numbers, whatever the routes are. */
    public SmsRouting only(String gateway) {
        SmsRoutes.Leg leg = new SmsRoutes.Leg(gateway, Optional.empty(), Optional.empty());
        return new SmsRouting(List.of(new SmsRoute("", legs(List.of(leg)))));
    }

    SendByRoute byRoute(RouteOrder order) {
        return new SendByRoute(routing(), order, clock);
    }

    /** How the gateways of the routes are. */
    GatewayConditions conditions() {
        List<String> names = names();
        Map<String, BalanceQuestion> questions = new HashMap<>();
        names.forEach(name -> Optional.ofNullable(config.kinds().get(name))
                .flatMap(kind ->
                        kind.balance(Objects.requireNonNull(config.gateways().get(name))))
                .ifPresent(question -> questions.put(name, question)));
        Balances balances = new Balances(tools.http(), questions);
        return () -> {
            balances.begin();
            return names.stream()
                    .map(name -> new GatewayConditions.Condition(
                            name,
                            Optional.ofNullable(breakers.get(name))
                                    .filter(Breaker::isResting)
                                    .isPresent(),
                            balances.of(name)))
                    .toList();
        };
    }

    /** Those of the routes that want to hear which of their codes were typed, by name. */
    Map<String, Feedback> feedback() {
        Map<String, Feedback> listening = new HashMap<>();
        names().forEach(name -> Optional.ofNullable(config.kinds().get(name))
                .flatMap(kind ->
                        kind.feedback(Objects.requireNonNull(config.gateways().get(name))))
                .ifPresent(feedback -> listening.put(name, feedback)));
        return listening;
    }

    GatewayHttp http() {
        return tools.http();
    }

    private List<String> names() {
        return config.routes().legs().values().stream()
                .flatMap(List::stream)
                .map(SmsRoutes.Leg::gateway)
                .distinct()
                .sorted()
                .toList();
    }

    private List<SmsRoute.Leg> legs(List<SmsRoutes.Leg> legs) {
        return legs.stream().map(leg -> opened.computeIfAbsent(leg, this::open)).toList();
    }

    private SmsRoute.Leg open(SmsRoutes.Leg leg) {
        if (leg.gateway().equals(SmsRoutes.CONSOLE)) {
            return new SmsRoute.Leg(console, PATIENCE_WITH_THE_CONSOLE);
        }
        GatewayKind kind = Objects.requireNonNull(config.kinds().get(leg.gateway()));
        GatewayValues values = values(leg);
        Gateways.settings(kind).stream()
                .filter(setting ->
                        setting.needed() && values.maybe(setting.suffix()).isEmpty())
                .findFirst()
                .ifPresent(missing -> {
                    throw new CannotStart("The gateway " + leg.gateway() + " needs " + missing.nameFor(kind));
                });
        SmsGateway gateway;
        try {
            gateway = kind.open(values, tools);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("The gateway " + leg.gateway() + ": " + e.getMessage(), e);
        }
        if (gateway instanceof AutoCloseable closeable) {
            AutoCloseable unused = closing.add("the gateway " + leg.gateway(), closeable, AutoCloseable::close);
        }
        SmsGateway spoken = values.flag(Gateways.TRANSLIT) ? new TranslitGateway(gateway) : gateway;
        Duration timeout = values.timeout().plus(GRACE);
        SmsGateway guarded = new GuardedGateway(spoken, breaker(leg.gateway()), timeout);
        SmsGateway windowed = new WindowedGateway(guarded, values.number(Gateways.IN_FLIGHT), PATIENCE_IN_QUEUES);
        return new SmsRoute.Leg(
                windowed,
                timeout.plus(PATIENCE_IN_QUEUES).plus(GRACE),
                later.tells().test(leg.gateway()));
    }

    private GatewayValues values(SmsRoutes.Leg leg) {
        GatewayValues values = Objects.requireNonNull(config.gateways().get(leg.gateway()));
        GatewayValues timed = leg.timeout()
                .map(timeout -> values.with(Gateways.TIMEOUT, timeout))
                .orElse(values);
        GatewayValues sent =
                leg.sender().map(sender -> timed.with(Gateways.FROM, sender)).orElse(timed);
        return later.urls()
                .apply(leg.gateway())
                .map(url -> sent.with(Gateways.RECEIPT_URL, url))
                .orElse(sent);
    }

    private Breaker breaker(String gateway) {
        return breakers.computeIfAbsent(
                gateway,
                name -> Breaker.of(resting -> {
                    if (resting) {
                        LOG.warn("The SMS gateway {} is in trouble; others of its routes are asked in its place", name);
                    } else {
                        LOG.info("The SMS gateway {} works again", name);
                    }
                }));
    }

    /**
     * What gateways tell later.
     *
     * @param listener hears of what comes over their own connections
     * @param urls where the others call, if they can reach it
     * @param tells whether a gateway tells anything at all
     */
    record Later(Receipt.Listener listener, Function<String, Optional<String>> urls, Predicate<String> tells) {
        static Later unheard() {
            return new Later((gateway, receipt) -> {}, gateway -> Optional.empty(), gateway -> false);
        }
    }

    private static String prefix(String route) {
        return route.equals(SmsRoutes.ALL_OTHERS) ? "" : route;
    }
}
