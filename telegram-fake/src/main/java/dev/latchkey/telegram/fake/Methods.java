package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.telegram.fake.Faults.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Every method of the Bot API that there is here, by its name, in which capitals do not matter. */
final class Methods {
    private final Map<String, Function<Parameters, CompletableFuture<ObjectNode>>> byName = new HashMap<>();
    private final Faults faults;
    private final List<FakeTelegram.Call> calls = new CopyOnWriteArrayList<>();

    Methods(FakeBot bot, Faults faults, MessageMethods messages, UpdateMethods updates, Commands commands) {
        this.faults = faults;
        messages.byName().forEach(this::add);
        add("getme", parameters -> bot.asMe());
        add("setmycommands", commands::set);
        add("getmycommands", commands::get);
        add("deletemycommands", commands::delete);
        add("getwebhookinfo", parameters -> updates.webhookInfo());
        byName.put("getupdates", parameters -> updates.getUpdates(parameters).thenApply(Methods::good));
        byName.put("setwebhook", parameters -> done(said(updates.setWebhook(parameters))));
        byName.put("deletewebhook", parameters -> done(said(updates.deleteWebhook(parameters))));
    }

    private void add(String name, Function<Parameters, JsonNode> method) {
        byName.put(name, parameters -> done(good(method.apply(parameters))));
    }

    /** The whole answer. It fails with a {@link Refusal}, at once or later. */
    CompletableFuture<ObjectNode> call(String name, Parameters parameters) {
        var method = byName.get(name.toLowerCase(Locale.ROOT));
        if (method == null) {
            throw new Refusal(404, "Not Found: method not found", 0);
        }
        calls.add(new FakeTelegram.Call(name, parameters.all().toString()));
        Optional<Fault> fault = faults.take(name);
        fault.filter(early -> !early.afterwards()).ifPresent(early -> {
            throw early.refusal();
        });
        CompletableFuture<ObjectNode> answer = method.apply(parameters);
        return fault.map(late -> answer.<ObjectNode>thenCompose(lost -> CompletableFuture.failedFuture(late.refusal())))
                .orElse(answer);
    }

    List<FakeTelegram.Call> calls() {
        return List.copyOf(calls);
    }

    private static CompletableFuture<ObjectNode> done(ObjectNode answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static ObjectNode good(JsonNode result) {
        ObjectNode answer = Json.object().put("ok", true);
        answer.set("result", result);
        return answer;
    }

    private static ObjectNode said(String words) {
        return good(BooleanNode.TRUE).put("description", words);
    }
}
