package dev.latchkey.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.latchkey.domain.shared.Change;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Types whose look on the wire we decide ourselves. */
final class WireTypes {
    private WireTypes() {}

    static Module module() {
        return new SimpleModule("latchkey")
                .addDeserializer(Change.class, new ChangeReader(null))
                .addDeserializer(Instant.class, new TextReader<>(Instant.class, Moments::parse))
                .addDeserializer(UUID.class, new TextReader<>(UUID.class, WireTypes::uuid))
                .addDeserializer(Double.class, new DoubleReader())
                .addDeserializer(Double.TYPE, new DoubleReader())
                .addSerializer(Instant.class, new InstantWriter());
    }

    // UUID.fromString takes 1-1-1-1-1 for a UUID.
    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }

    /** Whole seconds: what is smaller differs between stores and says nothing to a client. */
    private static final class InstantWriter extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** Jackson takes the string "NaN" for a number, whatever it is told about strings. */
    private static final class DoubleReader extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        DoubleReader() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext ctx) throws IOException {
            if (!in.currentToken().isNumeric()) {
                return ctx.reportInputMismatch(this, "not a number");
            }
            return in.getDoubleValue();
        }

        @Override
        public @Nullable Double getNullValue(DeserializationContext ctx) {
            return null;
        }
    }

    /** Reads a type that is written as a string, and as nothing else. */
    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        TextReader(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext ctx) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return ctx.reportInputMismatch(this, "not a string");
            }
            try {
                return parser.apply(in.getText());
            } catch (DateTimeException | IllegalArgumentException notOne) {
                throw ctx.weirdStringException("", handledType(), "not one");
            }
        }
    }

    /** Tells absent, null and a value apart. */
    private static final class ChangeReader extends JsonDeserializer<Change<?>> implements ContextualDeserializer {
        private final @Nullable JavaType content;

        ChangeReader(@Nullable JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext ctx, @Nullable BeanProperty property) {
            return new ChangeReader(ctx.getContextualType().containedTypeOrUnknown(0));
        }

        @Override
        public Change<?> deserialize(JsonParser in, DeserializationContext ctx) throws IOException {
            return Change.to(ctx.readValue(in, content));
        }

        @Override
        public Change<?> getNullValue(DeserializationContext ctx) {
            return Change.clear();
        }

        @Override
        public Change<?> getAbsentValue(DeserializationContext ctx) {
            return Change.keep();
        }
    }
}
