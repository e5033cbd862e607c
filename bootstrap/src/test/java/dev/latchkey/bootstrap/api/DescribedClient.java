package dev.latchkey.bootstrap.api;

import static dev.latchkey.bootstrap.api.Description.pointer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latchkey.bootstrap.api.Description.Content;
import dev.latchkey.bootstrap.api.Description.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Talks to the server and believes nothing: every answer must have a status, a media type, headers and a body that are
 * described for the operation. Keeps a list of what it has seen.
 */
final class DescribedClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final Description description;
    private final Set<String> seen = new TreeSet<>();

    DescribedClient(URI server, Description description) {
        this.server = server;
        this.description = description;
    }

    Ask ask(String methodAndPath) {
        return new Ask(description.operation(methodAndPath));
    }

    /** Every {@code METHOD path status} that came back so far. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    private Answer checked(Operation operation, HttpResponse<String> response) {
        String status = description
                        .at(operation.answer(Integer.toString(response.statusCode())))
                        .isMissingNode()
                ? "default"
                : Integer.toString(response.statusCode());
        String what = operation + " " + response.statusCode();
        JsonPointer place = description.resolved(operation.answer(status));
        assertThat(description.at(place).isMissingNode()).as(what).isFalse();
        requireHeaders(what, place, response);
        JsonNode body = requireBody(what, place, response);
        seen.add(operation + " " + status);
        return new Answer(response, body);
    }

    private void requireHeaders(String what, JsonPointer answer, HttpResponse<String> response) {
        JsonPointer headers = answer.append(pointer("headers"));
        for (Map.Entry<String, JsonNode> header : description.at(headers).properties()) {
            JsonPointer place = description.resolved(headers.append(pointer(header.getKey())));
            String value = response.headers().firstValue(header.getKey()).orElse(null);
            if (value == null) {
                assertThat(description.at(place).path("required").asBoolean())
                        .as(what + " lacks " + header.getKey())
                        .isFalse();
            } else {
                assertThat(description.faults(place.append(pointer("schema")), asTyped(place, value)))
                        .as(what + " " + header.getKey() + ": " + value)
                        .isEmpty();
            }
        }
    }

    private JsonNode asTyped(JsonPointer header, String value) {
        boolean number =
                description.at(header).path("schema").path("type").asText().equals("integer");
        return number ? JSON.getNodeFactory().numberNode(Long.parseLong(value)) : TextNode.valueOf(value);
    }

    private JsonNode requireBody(String what, JsonPointer answer, HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (description.at(answer).path("content").isMissingNode()) {
            assertThat(response.body()).as(what).isEmpty();
            return JSON.missingNode();
        }
        Content content = description
                .contents(answer)
                .filter(each -> each.mediaType().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " has a body that is not described: " + type));
        JsonNode body = type.endsWith("json") ? json(response.body()) : TextNode.valueOf(response.body());
        assertThat(description.faults(content.schema(), body))
                .as(what + ": " + beginning(response.body()))
                .isEmpty();
        return body;
    }

    private static String beginning(String body) {
        return body.length() <= 500 ? body : body.substring(0, 500) + "…";
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** A request that is being put together. */
    final class Ask {
        private final Operation operation;
        private final HttpRequest.Builder request = HttpRequest.newBuilder();
        private String method;
        private String query = "";
        private String named = "00000000-0000-4000-8000-000000000000";
        private BodyPublisher body = BodyPublishers.noBody();
        private JsonNode described = JSON.missingNode();

        Ask(Operation operation) {
            this.operation = operation;
            this.method = operation.method();
        }

        Ask as(String token) {
            return header("Authorization", "Bearer " + token);
        }

        Ask header(String name, String value) {
            request.header(name, value);
            return this;
        }

        /** What fills the hole in the path. */
        Ask at(String id) {
            named = id;
            return this;
        }

        Ask query(String text) {
            query = "?" + text;
            return this;
        }

        /** Another method than the one that is described, on the same path. */
        Ask method(String other) {
            method = other;
            return this;
        }

        Ask json(String text) {
            return json(text, "application/json");
        }

        Ask json(String text, String mediaType) {
            body = BodyPublishers.ofString(text);
            described = isJson(text) ? DescribedClient.json(text) : JSON.missingNode();
            return header("Content-Type", mediaType);
        }

        Ask bytes(byte[] bytes, String mediaType) {
            body = BodyPublishers.ofByteArray(bytes);
            return header("Content-Type", mediaType);
        }

        /** Sends it; whatever comes back must be described. */
        Answer send() throws InterruptedException {
            URI uri = server.resolve(operation.path().replaceAll("\\{.*?}", named) + query);
            try {
                HttpResponse<String> response =
                        http.send(request.uri(uri).method(method, body).build(), BodyHandlers.ofString());
                Answer answer = checked(operation, response);
                if (answer.status() < 300 && !described.isMissingNode()) {
                    requireDescribedRequest();
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(operation + " " + uri, e);
            }
        }

        // What is taken must be described as well, or clients would not know that they may send it.
        private void requireDescribedRequest() {
            description
                    .contents(operation.requestBody())
                    .forEach(content -> assertThat(description.faults(content.schema(), described))
                            .as(operation + " took " + described)
                            .isEmpty());
        }

        private static boolean isJson(String text) {
            try {
                return JSON.readTree(text) != null;
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }

    /** An answer that is as described. */
    record Answer(HttpResponse<String> response, JsonNode body) {
        int status() {
            return response.statusCode();
        }

        String text(String member) {
            return body.path(member).asText();
        }

        /** The status, and the code if it is a refusal: {@code 401 token.invalid}. */
        String said() {
            return status() + (body.has("code") ? " " + text("code") : "");
        }
    }
}
