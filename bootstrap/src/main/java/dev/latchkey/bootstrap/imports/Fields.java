package dev.latchkey.bootstrap.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Sha256;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one line. Earlier systems wrote an empty text where there was nothing; so does null say. */
final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LAST_YEAR = 9999;

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    static Fields in(String text, Set<String> known) {
        Fields fields = new Fields(object(text));
        for (Iterator<String> names = fields.object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                // Names that nobody knows may be anything, also a secret.
                throw new InvalidValue("", "field.unknown", "has a field that is not known here");
            }
        }
        return fields;
    }

    private static JsonNode object(String text) {
        JsonNode read;
        try {
            read = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // What is nested too deeply, or is a number of too many digits, is told without a place.
            String at = e.getLocation() == null
                    ? ""
                    : " at character " + e.getLocation().getColumnNr();
            throw new InvalidValue("", "line.not_json", "is not JSON" + at);
        }
        if (!read.isObject()) {
            throw new InvalidValue("", "line.not_object", "is not a JSON object");
        }
        return read;
    }

    Optional<String> text(String name) {
        return value(name).map(node -> {
            if (!node.isTextual()) {
                throw wrongType(name, "a text");
            }
            return node.asText();
        });
    }

    /** A text or a whole number: ids are one or the other. */
    Optional<String> id(String name) {
        return value(name).map(node -> {
            if (!node.isTextual() && !node.isIntegralNumber()) {
                throw wrongType(name, "a text or a whole number");
            }
            return node.asText();
        });
    }

    Optional<Long> number(String name) {
        return value(name).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 1) {
                throw wrongType(name, "a whole number above 0");
            }
            return node.asLong();
        });
    }

    boolean flag(String name, boolean standard) {
        return value(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrongType(name, "true or false");
                    }
                    return node.asBoolean();
                })
                .orElse(standard);
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text);
                // Where years have more digits the database ends somewhere.
                if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                    return time.toInstant();
                }
            } catch (DateTimeException e) {
                throw wrongTime(name);
            }
            throw wrongTime(name);
        });
    }

    /** The same for every line that says the same, in whatever order and with whatever spaces. */
    long fingerprint() {
        StringBuilder all = new StringBuilder();
        NavigableSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(name ->
                value(name).ifPresent(node -> all.append(name).append(node).append('\n')));
        return ByteBuffer.wrap(Sha256.of(all.toString())).getLong();
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name))
                .filter(node ->
                        !node.isNull() && !(node.isTextual() && node.asText().isEmpty()));
    }

    private static InvalidValue wrongTime(String name) {
        return new InvalidValue(name, "time.invalid", "must look like 2024-03-31T18:05:00Z");
    }

    private static InvalidValue wrongType(String name, String type) {
        return new InvalidValue(name, "field.type", "must be " + type);
    }
}
