package dev.latchkey.bootstrap.api;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The API's description, {@code api/openapi.yaml}, in the terms in which it is checked. */
public final class Description {
    static final Path FILE = Path.of("..", "api", "openapi.yaml");

    private static final String NAME = "https://latchkey.test/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private Description(JsonNode root) {
        this.root = root;
        String strict = withoutRoomForMore(root.deepCopy()).toString();
        this.schemas = SchemaRegistry.withDialect(dialectOf(root), builder -> builder.schemas(Map.of(NAME, strict)));
    }

    // The whole document is one large schema to the validator, so it has to be told what is none.
    private static Dialect dialectOf(JsonNode root) {
        return Dialect.builder(Dialects.getOpenApi31())
                .keywords(root.properties().stream()
                        .map(member -> new NonValidationKeyword(member.getKey()))
                        .toList())
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
    }

    public static Description read() {
        try {
            return new Description(new YAMLMapper().readTree(Files.readString(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What may be sent to an operation that takes JSON, by its examples; none if it takes none. */
    public Stream<ObjectNode> bodies(Operation operation) {
        return contents(operation.requestBody())
                .filter(content -> content.mediaType().equals("application/json"))
                .flatMap(content -> examples(content.place()))
                .map(example -> (ObjectNode) example.value());
    }

    /** Whether it is described that this may be sent. */
    public boolean isDescribed(Operation operation, ObjectNode body) {
        return contents(operation.requestBody())
                .anyMatch(content -> faults(content.schema(), body).isEmpty());
    }

    /** Every operation there is. */
    public Stream<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                pointer("paths", path.getKey(), method.getKey()))));
    }

    Operation operation(String methodAndPath) {
        return operations()
                .filter(operation -> operation.toString().equals(methodAndPath))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not described: " + methodAndPath));
    }

    /** The statuses under which answers are described, {@code default} included. */
    Stream<String> statuses(Operation operation) {
        return root.at(operation.place().append(pointer("responses"))).properties().stream()
                .map(Map.Entry::getKey);
    }

    JsonNode at(JsonPointer pointer) {
        return root.at(pointer);
    }

    /** Where something really stands: what a {@code $ref} points at, or the place itself. */
    JsonPointer resolved(JsonPointer pointer) {
        JsonNode reference = root.at(pointer).path("$ref");
        return reference.isTextual() ? JsonPointer.compile(reference.textValue().substring(1)) : pointer;
    }

    /** What is wrong with a value by the schema at that place. A member that is not described is wrong too. */
    List<String> faults(JsonPointer schema, JsonNode value) {
        return schemas
                .getSchema(SchemaLocation.of(NAME + "#" + schema))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** All media types that a request body or an answer may have. */
    Stream<Content> contents(JsonPointer bodyOrAnswer) {
        JsonPointer place = resolved(bodyOrAnswer).append(pointer("content"));
        return root.at(place).properties().stream()
                .map(content -> new Content(content.getKey(), place.append(pointer(content.getKey()))));
    }

    /** The named examples of a content, of a parameter or of a component, with what they stand for. */
    Stream<Example> examples(JsonPointer holder) {
        JsonPointer place = holder.append(pointer("examples"));
        return root.at(place).properties().stream().map(example -> {
            JsonPointer where = resolved(place.append(pointer(example.getKey())));
            return new Example(example.getKey(), root.at(where).path("value"));
        });
    }

    static JsonPointer pointer(String... segments) {
        JsonPointer pointer = JsonPointer.empty();
        for (String segment : segments) {
            pointer = pointer.appendProperty(segment);
        }
        return pointer;
    }

    // Clients are told to ignore what they do not know. We want to know of everything that we send.
    private static JsonNode withoutRoomForMore(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        StreamSupport.stream(node.spliterator(), false).forEach(Description::withoutRoomForMore);
        return node;
    }

    /** One method at one path. */
    public record Operation(String method, String path, JsonPointer place) {
        JsonPointer answer(String status) {
            return place.append(pointer("responses", status));
        }

        JsonPointer requestBody() {
            return place.append(pointer("requestBody"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A body of one media type. */
    record Content(String mediaType, JsonPointer place) {
        JsonPointer schema() {
            return place.append(pointer("schema"));
        }
    }

    /** A body that somebody could really send. */
    record Example(String name, JsonNode value) {}
}
