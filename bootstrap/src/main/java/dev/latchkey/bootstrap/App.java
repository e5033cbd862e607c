package dev.latchkey.bootstrap;

import dev.latchkey.application.audit.SealAudit;
import dev.latchkey.application.login.telegram.push.UpdateHandler;
import dev.latchkey.application.shared.ClearLeftovers;
import dev.latchkey.application.shared.Delivery;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.HttpConfig;
import dev.latchkey.bootstrap.config.RewardsConfig;
import dev.latchkey.bootstrap.wiring.AdministrationWiring;
import dev.latchkey.bootstrap.wiring.AuditWiring;
import dev.latchkey.bootstrap.wiring.HttpWiring;
import dev.latchkey.bootstrap.wiring.KeysWiring;
import dev.latchkey.bootstrap.wiring.MailWiring;
import dev.latchkey.bootstrap.wiring.MessagesWiring;
import dev.latchkey.bootstrap.wiring.PasswordsWiring;
import dev.latchkey.bootstrap.wiring.PostWiring;
import dev.latchkey.bootstrap.wiring.RevocationsWiring;
import dev.latchkey.bootstrap.wiring.RewardsWiring;
import dev.latchkey.bootstrap.wiring.StorageWiring;
import dev.latchkey.http.HttpServer;
import dev.latchkey.http.system.HealthCheck;
import dev.latchkey.http.system.HealthCheck.State;
import java.io.PrintStream;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Latchkey, running: built in order, stopped in reverse order. */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Duration BETWEEN_SYNCS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS_AT_KEYS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_STEPS_OF_KEYS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS_AT_BANS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_SEALS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS_AT_RECEIPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private final Closing closing;
    private final URI uri;
    private final HttpServer server;

    private final Optional<UpdateHandler> chats;

    private App(Closing closing, URI uri, HttpServer server, Optional<UpdateHandler> chats) {
        this.chats = chats;
        this.closing = closing;
        this.uri = uri;
        this.server = server;
    }

    /** Starts everything and returns when requests are answered. The console gateway prints to the stream. */
    public static App start(Config config, PrintStream out) {
        return start(config, out, new Closing());
    }

    /** As above, with the end in the hands of the caller, who may want it before the start is over. */
    public static App start(Config config, PrintStream out, Closing closing) {
        try {
            return build(config, out, closing);
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    private static App build(Config config, PrintStream out, Closing closing) {
        StorageWiring storage = new StorageWiring(config, closing);
        KeysWiring keys = new KeysWiring(storage, config.secrets());
        MessagesWiring messages = new MessagesWiring(
                storage, config.sms(), config.fraud(), config.http().publicUrl(), out, closing);

        Schedule schedule = closing.add("what is done every so often", new Schedule(), Schedule::stop);
        schedule.every(BETWEEN_SYNCS, "Setting the clock", storage.time()::resync);
        schedule.every(BETWEEN_LOOKS_AT_KEYS, "Reading the signing keys", keys::reload);
        schedule.every(BETWEEN_STEPS_OF_KEYS, "Rotating the signing keys", keys::advance);
        schedule.every(
                BETWEEN_LOOKS_AT_BANS, "Lifting bans that are over", AdministrationWiring.liftBans(storage)::lift);
        SealAudit sealAudit = new AuditWiring(storage).seal();
        schedule.every(BETWEEN_SEALS, "Sealing the audit trail", () -> LOG.debug("Sealed {} lines", sealAudit.seal()));
        ClearLeftovers expired = new ClearLeftovers(List.of(messages.expired(), messages.unspent()), storage.time());
        schedule.every(BETWEEN_EXPIRIES, "Erasing messages that are too late", () -> clear(expired));
        schedule.every(BETWEEN_LOOKS_AT_RECEIPTS, "Taking early receipts", messages.receipts()::catchUp);
        schedule.every(
                BETWEEN_LOOKS_AT_RECEIPTS, "Telling gateways which codes were typed", messages.tellVendors()::tell);
        schedule.every(
                BETWEEN_COUNTS, "Counting how gateways do", messages.figures().judge()::judge);
        schedule.every(BETWEEN_EXPIRIES, "Forgetting receipts of strangers", messages.receipts()::forget);
        ClearLeftovers leftovers = new ClearLeftovers(storage.leftovers(), storage.time());
        schedule.every(BETWEEN_SWEEPS, "Clearing away what is left over", () -> clear(leftovers));

        OutboxWorker outbox = closing.add(
                "the outbox", new OutboxWorker("outbox", messages.deliver(), messages.bell()), OutboxWorker::stop);
        outbox.start();
        MailWiring mail =
                new MailWiring(storage, config.mail(), config.accounts().usualLanguage(), out, closing);
        // Its bell never rings: nobody minds half a second, and the many codes need not wake those who carry mail.
        OutboxWorker mails = closing.add(
                "the outbox of mail", new OutboxWorker("mail-outbox", mail.deliver(), new Bell()), OutboxWorker::stop);
        mails.start();

        List<HealthCheck> rewards = rewards(storage, config.rewards(), closing);
        RevocationsWiring revocations = new RevocationsWiring(storage);
        PasswordsWiring passwords = new PasswordsWiring(storage, config.passwords(), mail, closing);
        List<HealthCheck> checks = new ArrayList<>(checks(storage, outbox, mails, mail));
        checks.addAll(rewards);
        warnOfTestNumbers(config);
        new FirstAdministrator(config.accounts().administrator(), passwords.seatAdministrator()).seat();
        HttpWiring http =
                new HttpWiring(config, storage, keys, revocations, new PostWiring(messages, mail), passwords, checks);
        revocations.listen(keys::reload, closing);
        prompts(http.chats().prompts(), closing);
        Optional<UpdateHandler> chats = http.chats().bot().map(bot -> bot);
        BotLine line = new BotLine(http.bot(), chats.orElse(update -> {}));
        line.handle(closing);
        HttpServer server = http.server();
        GracefulStop stop = closing.add(
                "HTTP", new GracefulStop(http.drain(), config.http().unreadyTime(), server::close), GracefulStop::stop);
        closing.onHurry(stop::hurry);
        listen(server, config.http());
        line.open(closing);
        http.chats().bot().ifPresent(bot -> line.announce(bot::announceCommands));
        return new App(closing, URI.create("http://" + config.http().hostInUrl() + ":" + server.port()), server, chats);
    }

    /** Who does something about what people do in chats with the bot, if there is one. */
    public Optional<UpdateHandler> chats() {
        return chats;
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** Every {@code METHOD /path} that is served and has to be described. */
    public Stream<String> endpoints() {
        return server.endpoints();
    }

    /** Stops in order: not ready, no new requests, no running ones, no messages under way, no connections, no database. */
    @Override
    public void close() {
        closing.close();
    }

    private static void clear(ClearLeftovers leftovers) {
        LOG.debug("Cleared away {} things", leftovers.clear());
    }

    private static void warnOfTestNumbers(Config config) {
        config.login().testNumbers().numbers().forEach((phone, number) -> {
            if (Instant.now().isBefore(number.endsAt())) {
                LOG.warn(
                        "Whoever knows its code can sign in with {} until {} (LOGIN_TEST_NUMBERS)",
                        phone,
                        number.endsAt());
            } else {
                LOG.warn("{} is a number like any other again (LOGIN_TEST_NUMBERS)", phone);
            }
        });
    }

    private static void listen(HttpServer server, HttpConfig config) {
        try {
            server.start();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
                    String why = Objects.requireNonNullElse(cause.getMessage(), "there is no such address");
                    throw new CannotStart(
                            "HTTP_HOST, HTTP_PORT: nobody can listen on " + config.host() + ":" + config.port()
                                    + " here: " + why,
                            e);
                }
            }
            throw e;
        }
    }

    /** Starts to tell of rewards, if there is somebody to tell. */
    private static List<HealthCheck> rewards(StorageWiring storage, RewardsConfig config, Closing closing) {
        return config.receiver().stream()
                .map(receiver -> {
                    RewardsWiring rewards = new RewardsWiring(storage, receiver);
                    OutboxWorker worker = closing.add(
                            "the outbox of rewards",
                            new OutboxWorker("reward-outbox", rewards.deliver(), new Bell()),
                            OutboxWorker::stop);
                    worker.start();
                    return check(
                            "rewards",
                            false,
                            () -> worker.isWell() && rewards.isWell() ? State.ok() : State.down("are not taken"));
                })
                .toList();
    }

    /** Starts to send prompts into chats, if there is a bot. */
    private static void prompts(Optional<Delivery> deliver, Closing closing) {
        deliver.ifPresent(prompts -> {
            OutboxWorker worker = closing.add(
                    "the prompts of the bot",
                    new OutboxWorker("telegram-prompts", prompts, new Bell()),
                    OutboxWorker::stop);
            worker.start();
        });
    }

    private static List<HealthCheck> checks(
            StorageWiring storage, OutboxWorker outbox, OutboxWorker mails, MailWiring mail) {
        List<HealthCheck> checks = new ArrayList<>(List.of(
                check("database", true, () -> storage.isReachable() ? State.ok() : State.down("not reachable")),
                check("messages", false, () -> outbox.isWell() ? State.ok() : State.down("cannot be sent")),
                check(
                        "mail",
                        false,
                        () -> mails.isWell() && mail.trouble().isEmpty() ? State.ok() : State.down("cannot be sent"))));
        storage.redis()
                .redis()
                .map(redis -> check(
                        "redis",
                        false,
                        () -> redis.isWell() ? State.ok() : State.down("not usable; the database does its work")))
                .ifPresent(checks::add);
        return checks;
    }

    private static HealthCheck check(String name, boolean needed, Supplier<State> state) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean needed() {
                return needed;
            }

            @Override
            public State ask() {
                return state.get();
            }
        };
    }
}
