package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A program of a bot that knows nothing but HTTP. */
final class Caller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final FakeTelegram telegram;

    Caller(FakeTelegram telegram) {
        this.telegram = telegram;
    }

    static ObjectNode with(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"')).orElseThrow();
    }

    /** The whole answer, with the status under {@code status}. */
    JsonNode call(String method, String json) {
        return later(method, json).join();
    }

    JsonNode result(String method, String json) {
        JsonNode answer = call(method, json);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + ": " + answer);
        }
        return answer.path("result");
    }

    /** Why not. */
    String refusal(String method, String json) {
        JsonNode answer = call(method, json);
        if (answer.path("ok").asBoolean(true)
                || answer.path("status").asInt() != answer.path("error_code").asInt()) {
            throw new AssertionError(method + ": " + answer);
        }
        return answer.path("error_code").asInt() + " "
                + answer.path("description").asText();
    }

    CompletableFuture<JsonNode> later(String method, String json) {
        HttpRequest request = HttpRequest.newBuilder(address(telegram.bot().token(), method))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(with(json).toString()))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.ofString()).thenApply(Caller::read);
    }

    JsonNode send(String token, String method, String type, String body) throws IOException, InterruptedException {
        return read(CLIENT.send(
                HttpRequest.newBuilder(address(token, method))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString()));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return read(
                CLIENT.send(HttpRequest.newBuilder(telegram.uri().resolve(path)).build(), BodyHandlers.ofString()));
    }

    private URI address(String token, String method) {
        return telegram.uri().resolve("/bot" + token + "/" + method);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        ObjectNode json = Json.parse(answer.body())
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseGet(() -> Json.object().put("html", answer.body()));
        return json.put("status", answer.statusCode());
    }
}
