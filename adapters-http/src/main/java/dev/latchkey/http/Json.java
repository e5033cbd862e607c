package dev.latchkey.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.domain.shared.InvalidValue;
import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bodies in, values out. A body that is not JSON is a 400, one that does not fit its record a 422 naming the field.
 * Fields that may be left out are {@code Optional} in the record; there, null means the same as absent. Where a client
 * must be able to empty a field, a {@code Change} tells null from absent.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMappers.strict();
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*)?;?");

    private Json() {}

    /** The body as a record of this type. */
    public static <T> T body(Context ctx, Class<T> type) {
        requireJson(ctx);
        return bind(StrictTree.read(ctx.bodyAsBytes()), type);
    }

    /** As {@link #body}, except that no body at all counts as an empty object. */
    public static <T> T bodyIfAny(Context ctx, Class<T> type) {
        if (ctx.bodyAsBytes().length == 0) {
            return bind(MAPPER.createObjectNode(), type);
        }
        return body(ctx, type);
    }

    /** A value as the JSON that we send. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonMapper mapper() {
        return MAPPER;
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        return bind(StrictTree.read(bytes), type);
    }

    private static <T> T bind(JsonNode tree, Class<T> type) {
        if (!tree.isObject()) {
            throw new InvalidValue("$", tree.isNull() ? WrongJson.NULL : WrongJson.TYPE, "must be an object");
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw WrongJson.told(e, tree);
        }
    }

    private static void requireJson(Context ctx) {
        String type = ctx.header("Content-Type");
        if (type == null && ctx.bodyAsBytes().length == 0) {
            throw new EdgeRefused(EdgeProblem.MALFORMED);
        }
        if (type == null
                || !MEDIA_TYPE.matcher(type.strip().toLowerCase(Locale.ROOT)).matches()) {
            throw new EdgeRefused(EdgeProblem.MEDIA_TYPE);
        }
        if (!isPlain(ctx.header("Content-Encoding"))) {
            throw new EdgeRefused(EdgeProblem.MEDIA_TYPE);
        }
    }

    // Nothing is unpacked for a client: a small packet can hold a very large body.
    static boolean isPlain(@Nullable String encoding) {
        return encoding == null || encoding.strip().equalsIgnoreCase("identity");
    }
}
