package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the page does: it looks at the chat of somebody, and acts for them. */
final class ControlRoutes {
    private static final String ONE = "/fake/people/{id}/";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final long FIRST_NEWCOMER = 7_000_000_000L;

    private final FakeTelegram telegram;
    private final Chats chats;
    private final Commands commands;
    private final Changes changes;
    private final AtomicLong newcomers = new AtomicLong(FIRST_NEWCOMER);

    ControlRoutes(FakeTelegram telegram, Chats chats, Commands commands, Changes changes) {
        this.telegram = telegram;
        this.chats = chats;
        this.commands = commands;
        this.changes = changes;
    }

    void addTo(RoutesConfig routes) {
        routes.before("/fake/*", OwnPages::check);
        routes.get("/fake/state", this::state);
        routes.post("/fake/people", this::join);
        routes.post(ONE + "say", ctx -> act(ctx, (person, body) -> person.says(words(body, "text"))));
        routes.post(
                ONE + "press",
                ctx -> act(ctx, (person, body) -> {
                    String unused = person.sendsData(body.path("message_id").asLong(), words(body, "data"));
                }));
        routes.post(ONE + "share", ctx -> act(ctx, this::share));
        routes.post(
                ONE + "block",
                ctx -> act(ctx, (person, body) -> {
                    if (body.path("blocked").asBoolean()) {
                        person.blocks();
                    } else {
                        person.unblocks();
                    }
                }));
        routes.post("/fake/faults", this::fault);
    }

    /** Everybody, and the chat of one; waits until there is something new to the page. */
    private void state(Context ctx) {
        long known = number(ctx.queryParam("after")).orElse(-1L);
        long id = number(ctx.queryParam("person")).orElse(0L);
        ctx.future(() -> changes.after(known, LONGEST_WAIT).thenRun(() -> answer(ctx, state(id))));
    }

    private ObjectNode state(long id) {
        // The version first: what comes while we look is told the next time.
        ObjectNode state = Json.object().put("version", changes.version());
        state.set("bot", telegram.bot().asUser());
        ArrayNode people = state.putArray("people");
        chats.all().forEach(chat -> people.add(chat.brief()));
        chats.of(id).ifPresent(chat -> {
            state.set("chat", chat.whole());
            state.set("commands", commands.shownTo(chat.profile().language()));
        });
        return state;
    }

    private void join(Context ctx) {
        JsonNode body = body(ctx);
        String phone = body.path("phone").asText().strip();
        String language = body.path("language").asText("en");
        Profile profile = new Profile(
                newcomers.incrementAndGet(),
                words(body, "first_name"),
                optional(body, "last_name"),
                optional(body, "username"),
                language,
                Optional.of(phone).filter(number -> !number.isEmpty()));
        Person person = telegram.person(profile);
        changes.happened();
        answer(ctx, person.profile().asUser());
    }

    private void share(Person person, JsonNode body) {
        long whose = body.path("whose").asLong(person.id());
        if (whose == person.id()) {
            person.shares();
            return;
        }
        Profile other = chats.of(whose).map(Chat::profile).orElseThrow(() -> Refusal.badRequest("nobody is called so"));
        if (body.path("forwarded").asBoolean()) {
            person.forwardsContactOf(other);
        } else {
            person.sharesContactOf(other);
        }
    }

    private void fault(Context ctx) {
        JsonNode body = body(ctx);
        String method = body.path("method").asText("*");
        int times = body.path("times").asInt(1);
        int code = body.path("error_code").asInt(429);
        if (code == 429) {
            telegram.faults().tooMany(method, body.path("retry_after").asInt(1), times);
        } else {
            telegram.faults().refuse(method, code, body.path("description").asText("Bad Request"), times);
        }
        answer(ctx, Json.object());
    }

    private void act(Context ctx, Act act) {
        Person person = number(ctx.pathParam("id"))
                .flatMap(telegram::person)
                .orElseThrow(() -> new Refusal(404, "Not Found", 0));
        act.of(person, body(ctx));
        answer(ctx, Json.object());
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private static JsonNode body(Context ctx) {
        return Json.parse(ctx.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.badRequest("can't parse as JSON object"));
    }

    private static String words(JsonNode body, String name) {
        return optional(body, name).orElseThrow(() -> Refusal.badRequest(name + " is empty"));
    }

    private static Optional<String> optional(JsonNode body, String name) {
        return Optional.of(body.path(name).asText().strip()).filter(text -> !text.isEmpty());
    }

    private static void answer(Context ctx, JsonNode json) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(json.toString());
    }

    private interface Act {
        void of(Person person, JsonNode body);
    }
}
