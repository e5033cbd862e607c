package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a method was called with: JSON, a form, a form of many parts, or the address, where everything is text. */
record Parameters(ObjectNode all) {

    static Parameters of(Context ctx) {
        ObjectNode all = Json.object();
        putTexts(all, ctx.queryParamMap());
        if (String.valueOf(ctx.contentType()).startsWith("application/json")) {
            String body = ctx.body();
            JsonNode json = Json.parse(body.isBlank() ? "{}" : body)
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> Refusal.badRequest("can't parse parameters: Can't parse as JSON object"));
            all.setAll((ObjectNode) json);
        } else {
            putTexts(all, ctx.formParamMap());
        }
        return new Parameters(all);
    }

    private static void putTexts(ObjectNode all, Map<String, List<String>> texts) {
        texts.forEach((name, values) -> all.put(name, values.get(0)));
    }

    Optional<String> text(String name) {
        JsonNode value = all.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    OptionalLong number(String name) {
        try {
            return text(name)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(text -> OptionalLong.of(Long.parseLong(text)))
                    .orElseGet(OptionalLong::empty);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    long number(String name, long fallback) {
        return number(name).orElse(fallback);
    }

    boolean isTrue(String name) {
        return text(name)
                .filter(text -> text.equalsIgnoreCase("true") || text.equals("1"))
                .isPresent();
    }

    /** What is JSON in JSON, and a text that holds JSON everywhere else. */
    Optional<JsonNode> json(String name) {
        JsonNode value = all.path(name);
        if (value.isTextual()) {
            return value.asText().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Json.parse(value.asText())
                            .orElseThrow(() ->
                                    Refusal.badRequest("can't parse " + name.replace('_', ' ') + " JSON object")));
        }
        return value.isContainerNode() ? Optional.of(value) : Optional.empty();
    }
}
