package dev.latchkey.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.temporal.Temporal;
import java.util.UUID;
import java.util.regex.Pattern;

/** Why a tree does not fit a record, in the client's terms: the path of the field and what is wrong with it. */
final class WrongJson {
    static final String UNKNOWN = "field.unknown";
    static final String MISSING = "field.missing";
    static final String NULL = "field.null";
    static final String TYPE = "field.type";
    static final String INVALID = "field.invalid";
    static final String CHARACTERS = "field.characters";

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private WrongJson() {}

    static RuntimeException told(JsonProcessingException misfit, JsonNode tree) {
        if (misfit.getCause() instanceof InvalidValue invalid) {
            return invalid;
        }
        if (!(misfit instanceof JsonMappingException mapping)) {
            return new EdgeRefused(EdgeProblem.MALFORMED);
        }
        StringBuilder path = new StringBuilder();
        JsonNode node = tree;
        for (Reference step : mapping.getPath()) {
            String name = step.getFieldName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
                node = node.path(step.getIndex());
            } else {
                String joined = join(path.toString(), name);
                path.setLength(0);
                path.append(joined);
                node = node.path(name);
            }
        }
        return new InvalidValue(field(path.toString()), codeOf(mapping, node), "does not fit");
    }

    private static String codeOf(JsonMappingException misfit, JsonNode node) {
        if (misfit instanceof UnrecognizedPropertyException) {
            return UNKNOWN;
        }
        if (node.isMissingNode()) {
            return MISSING;
        }
        if (node.isNull()) {
            return NULL;
        }
        boolean text =
                node.isTextual() && misfit instanceof InvalidFormatException format && isText(format.getTargetType());
        return text ? INVALID : TYPE;
    }

    /** Whether values of this type are written as strings, so that a string was the right start. */
    private static boolean isText(Class<?> type) {
        return type.isEnum() || Temporal.class.isAssignableFrom(type) || type == UUID.class;
    }

    static String join(String path, String name) {
        String shown = PLAIN_NAME.matcher(name).matches() ? name : "?";
        return path.isEmpty() ? shown : path + "." + shown;
    }

    static String field(String path) {
        return path.isEmpty() ? "$" : path;
    }
}
