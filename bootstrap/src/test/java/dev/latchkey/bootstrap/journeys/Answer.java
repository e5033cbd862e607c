package dev.latchkey.bootstrap.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the server said. */
record Answer(int status, Map<String, String> headers, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return of(response, response.body());
    }

    static Answer ofBytes(HttpResponse<byte[]> response) {
        return of(response, new String(response.body(), StandardCharsets.UTF_8));
    }

    private static Answer of(HttpResponse<?> response, String text) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Answer(response.statusCode(), headers, text);
    }

    /** What came over a bare socket; the status is 0 if nothing did. */
    static Answer parsed(String bytes) {
        int end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), bytes);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        bytes.substring(0, end).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        return new Answer(Integer.parseInt(bytes.substring(9, 12)), headers, bytes.substring(end + 4));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + this, e);
        }
    }

    /** The field as text; empty if it is absent or null. */
    String text(String field) {
        return json().path(field).asText("");
    }

    /** The code of a problem. */
    String code() {
        return text.startsWith("{") ? text("code") : "";
    }
}
