package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Telegram on this machine, as far as one bot needs it: its Bot API, the people who chat with the bot, and a page on which
 * one can be any of them. Everything is in memory. It listens on 127.0.0.1 only.
 */
public final class FakeTelegram implements AutoCloseable {
    private static final String HERE = "127.0.0.1";
    private static final int FIRST_IDS = 1 << 28;

    private final FakeBot bot;
    private final InstantSource clock = InstantSource.system();
    private final Faults faults = new Faults();
    private final Changes changes = new Changes();
    private final Updates updates;
    private final Chats chats;
    private final UpdateMethods updateMethods;
    private final Commands commands = new Commands();
    private final Methods methods;
    private final Javalin server;

    private FakeTelegram(FakeBot bot, int port, Optional<URI> latchkey) {
        this.bot = bot;
        this.updates = new Updates(clock, new SecureRandom().nextInt(FIRST_IDS));
        this.chats = new Chats(bot, clock);
        this.updateMethods = new UpdateMethods(updates, clock, this::callFromWebhook);
        this.methods = new Methods(bot, faults, new MessageMethods(chats, changes), updateMethods, commands);
        this.server =
                Javalin.create(config -> configure(config, port, latchkey)).start();
    }

    /** For a test: on any free port. */
    public static FakeTelegram start() {
        return new FakeTelegram(FakeBot.USUAL, 0, Optional.empty());
    }

    /**
     * For somebody who tries it, with a few people to be.
     *
     * @param port 0 for any
     * @param latchkey to which the page sends what begins a sign-in
     */
    public static FakeTelegram start(FakeBot bot, int port, URI latchkey) {
        FakeTelegram telegram = new FakeTelegram(bot, port, Optional.of(latchkey));
        Neighbours.all().forEach(telegram.chats::add);
        return telegram;
    }

    private void configure(JavalinConfig config, int port, Optional<URI> latchkey) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = HERE;
        config.jetty.port = port;
        new BotRoutes(bot, faults, methods).addTo(config.routes);
        new ControlRoutes(this, chats, commands, changes).addTo(config.routes);
        new PageRoutes(bot, latchkey).addTo(config.routes);
    }

    private void callFromWebhook(JsonNode body) {
        try {
            var unused = methods.call(body.path("method").asText(), new Parameters((ObjectNode) body));
        } catch (Refusal refused) {
            // Nobody is told: that is what is wrong with calls in the answer of a webhook.
            changes.happened();
        }
    }

    /** Where the Bot API is, and the page. */
    public URI uri() {
        return URI.create("http://" + HERE + ":" + server.port());
    }

    public FakeBot bot() {
        return bot;
    }

    public Faults faults() {
        return faults;
    }

    /** Somebody; the same again for the same number. */
    public Person person(Profile profile) {
        return personOf(chats.of(profile));
    }

    /** Somebody who is known already. */
    public Optional<Person> person(long id) {
        return chats.of(id).map(this::personOf);
    }

    private Person personOf(Chat chat) {
        return new Person(chat, bot, updates, changes, clock);
    }

    /** Every call of a method so far, the oldest first. */
    public List<Call> calls() {
        return methods.calls();
    }

    /** How many updates the bot has not confirmed. */
    public int pending() {
        return updates.pending().size();
    }

    /** Gives the bot an update as it is, such as one that it had before. */
    public void deliver(String update) {
        updates.deliver((ObjectNode) Json.parse(update)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("An update is a JSON object")));
    }

    @Override
    public void close() {
        updateMethods.close();
        updates.sendAway(new Refusal(502, "Bad Gateway", 0));
        Javalin unused = server.stop();
    }

    /**
     * A call of a method.
     *
     * @param parameters as JSON
     */
    public record Call(String method, String parameters) {}
}
