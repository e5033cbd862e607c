package dev.latchkey.sms.gateways;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a vendor answered. It may repeat secrets and texts, so nothing of it but the status is ever printed.
 *
 * @param whole whether the body was not too long to be read
 */
public record VendorAnswer(int status, String body, boolean whole) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Whether the status speaks of success, which with many vendors means nothing yet. */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /**
     * The body as JSON.
     *
     * @throws IllegalArgumentException if it is none, with no word of it
     */
    public JsonNode json() {
        return parsed(body);
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON");
        }
    }

    static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON");
        }
    }

    @Override
    public String toString() {
        return "VendorAnswer[" + status + "]";
    }
}
