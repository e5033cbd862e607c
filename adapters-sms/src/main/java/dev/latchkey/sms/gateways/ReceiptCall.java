package dev.latchkey.sms.gateways;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.application.messages.receipts.VendorCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A call of a vendor, with the views of it that readers need. Nothing of it is ever printed. */
public final class ReceiptCall {
    private static final int MOST_FIELDS = 1_000;

    private final VendorCall call;

    public ReceiptCall(VendorCall call) {
        this.call = call;
    }

    /** The address that the vendor was given, with the query that it added. */
    public String url() {
        return call.url();
    }

    public String method() {
        return call.method();
    }

    /** The query as it was written. */
    public String rawQuery() {
        return call.rawQuery();
    }

    public Optional<String> header(String name) {
        return call.header(name);
    }

    public byte[] body() {
        return call.body().clone();
    }

    public String text() {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    /** Whether the body says or looks as if it was JSON. */
    public boolean isJson() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String text = text().stripLeading();
        return type.contains("json") || (!type.contains("form") && (text.startsWith("{") || text.startsWith("[")));
    }

    /**
     * The body as JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    public JsonNode json() {
        return VendorAnswer.parsed(text());
    }

    /** The fields of the form in the body, in their order. */
    public Map<String, List<String>> form() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String text = isJson() ? "" : text();
        String[] pairs = text.strip().split("&", -1);
        if (pairs.length > MOST_FIELDS) {
            throw new IllegalArgumentException("Too many fields");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                fields.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>())
                        .add(sides.length < 2 ? "" : decoded(sides[1]));
            }
        }
        return fields;
    }

    /** What the call says as one flat thing, whether it came as JSON, as a form or in the query. */
    public JsonNode fields() {
        if (isJson()) {
            return json();
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        call.query().forEach((name, values) -> all.put(name, values.get(0)));
        form().forEach((name, values) -> all.put(name, values.get(0)));
        return all;
    }

    /** As {@link #fields}, where there may be a list of them. */
    public List<JsonNode> items() {
        JsonNode fields = fields();
        if (!fields.isArray()) {
            return List.of(fields);
        }
        List<JsonNode> items = new ArrayList<>();
        fields.forEach(items::add);
        return items;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
