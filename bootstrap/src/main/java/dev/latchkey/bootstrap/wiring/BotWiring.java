package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.login.telegram.line.AskBot;
import dev.latchkey.application.login.telegram.line.HandOutUpdates;
import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.application.login.telegram.line.LineRules;
import dev.latchkey.application.login.telegram.line.ReceiveUpdates;
import dev.latchkey.application.login.telegram.line.RemoveWebhook;
import dev.latchkey.application.login.telegram.line.SetWebhook;
import dev.latchkey.application.login.telegram.line.TakeWebhook;
import dev.latchkey.application.login.telegram.line.ViewBot;
import dev.latchkey.application.login.telegram.line.ViewWebhook;
import dev.latchkey.application.login.telegram.line.WebhookSecret;
import dev.latchkey.application.login.telegram.push.UpdateHandler;
import dev.latchkey.bootstrap.Bell;
import dev.latchkey.bootstrap.config.TelegramConfig;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.login.BotRoutes;
import dev.latchkey.http.login.WebhookRoutes;
import dev.latchkey.http.system.HealthCheck;
import dev.latchkey.persistence.login.PostgresLineLease;
import dev.latchkey.persistence.login.PostgresWaitingUpdates;
import dev.latchkey.security.AesGcmUpdateSealer;
import dev.latchkey.security.BotSecrets;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotName;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.DeepLinks;
import dev.latchkey.telegram.Fetcher;
import dev.latchkey.telegram.JsonUpdate;
import dev.latchkey.telegram.TelegramOffice;
import dev.latchkey.telegram.UpdatePoller;
import dev.latchkey.telegram.WebhookKeeper;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The line between Telegram and the bot, whichever way updates come. */
public final class BotWiring {
    private final StorageWiring storage;
    private final LineRules rules;
    private final Optional<Line> line;
    private final PostgresWaitingUpdates updates;
    private final PostgresLineLease lease;
    private final AesGcmUpdateSealer sealer;
    private final ReceiveUpdates receive;
    private final Bell bell = new Bell();

    public BotWiring(StorageWiring storage, TelegramConfig config) {
        this.storage = storage;
        long bot = config.token().map(BotToken::bot).orElse(0L);
        BotSecrets derived = new BotSecrets(storage.secrets());
        List<String> secrets =
                config.bot().webhookSecret().map(said -> List.of(said.text())).orElseGet(() -> derived.ofWebhook(bot));
        this.rules = new LineRules(
                config.token().isPresent() ? config.bot().mode() : LineMode.OFF,
                config.bot().webhook(),
                secrets.stream().map(WebhookSecret::new).toList());
        this.updates = new PostgresWaitingUpdates(storage.sql(), bot);
        this.lease = new PostgresLineLease(storage.sql(), bot);
        this.sealer = new AesGcmUpdateSealer(storage.secrets(), storage.random());
        this.receive = new ReceiveUpdates(updates, sealer, bell::ring, storage.clock());
        this.line = config.token().map(token -> line(config, token, derived));
    }

    private Line line(TelegramConfig config, BotToken token, BotSecrets derived) {
        BotApi api = new BotApi(config.api(), token, new Fetcher(config.proxy()), storage.clock());
        BotName name = new BotName(api, config.bot().username(), storage.clock());
        DeepLinks links = new DeepLinks(config.bot().links(), name);
        String instance = instance();
        String mark =
                derived.mark(rules.webhook().toString(), rules.secrets().get(0).text());
        return new Line(
                api,
                new TelegramOffice(token, name, links, api),
                links,
                new UpdatePoller(api, lease, receive, instance, storage.clock(), storage.random()),
                new WebhookKeeper(api, lease, rules, mark, instance, storage.clock()));
    }

    /** Tells instances apart: the process, and something random for those that count processes alike. */
    private String instance() {
        byte[] random = new byte[4];
        storage.random().nextBytes(random);
        return ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random);
    }

    /** Hands out what waits to that handler, on those threads. */
    public HandOutUpdates handOut(UpdateHandler handler, Executor threads, int most) {
        return new HandOutUpdates(
                updates,
                sealer,
                handler,
                new HandOutUpdates.Workers(threads, most, bell::ring),
                new LoggedTroubles(),
                storage.clock());
    }

    /** Rings when there is an update to be handled. */
    public Bell bell() {
        return bell;
    }

    public LineMode mode() {
        return rules.mode();
    }

    /** Fetches updates, if that is the way. */
    public Optional<UpdatePoller> poller() {
        return line.filter(some -> mode() == LineMode.POLLING).map(Line::poller);
    }

    /** Has updates brought, if that is the way. */
    public Optional<WebhookKeeper> keeper() {
        return line.filter(some -> mode() == LineMode.WEBHOOK).map(Line::keeper);
    }

    /** How the line is, if there is one. */
    public Optional<HealthCheck> check() {
        return line.filter(some -> mode() != LineMode.OFF).map(some -> new LineCheck(this::trouble));
    }

    private Optional<String> trouble() {
        return mode() == LineMode.POLLING
                ? poller().flatMap(UpdatePoller::trouble)
                : keeper().flatMap(WebhookKeeper::trouble);
    }

    /** With which the bot speaks, if there is one. */
    Optional<BotApi> api() {
        return line.map(Line::api);
    }

    Optional<DeepLinks> links() {
        return line.map(Line::links);
    }

    List<Routes> routes(Callers callers, LimitsWiring limits, AuditWiring audit) {
        AskBot ask = new AskBot(line.map(Line::office), limits.limits());
        ViewWebhook view = new ViewWebhook(ask, rules, lease, storage.clock());
        return List.of(
                new WebhookRoutes(new TakeWebhook(rules, new JsonUpdate(), receive)),
                new BotRoutes(
                        callers,
                        new ViewBot(ask, rules.mode(), lease, updates, storage.clock()),
                        view,
                        new SetWebhook(ask, rules, view, audit.record()),
                        new RemoveWebhook(ask, audit.record())));
    }

    private record Line(
            BotApi api, TelegramOffice office, DeepLinks links, UpdatePoller poller, WebhookKeeper keeper) {}
}
