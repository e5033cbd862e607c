package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Bot API says no, in Telegram's own words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final int retryAfter;

    Refusal(int code, String description, int retryAfter) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static Refusal badRequest(String words) {
        return new Refusal(400, "Bad Request: " + words, 0);
    }

    static Refusal conflict(String words) {
        return new Refusal(409, "Conflict: " + words, 0);
    }

    static Refusal tooMany(int seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds);
    }

    int code() {
        return code;
    }

    /** In seconds; 0 if nothing is said of it. */
    int retryAfter() {
        return retryAfter;
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("ok", false).put("error_code", code).put("description", getMessage());
        if (retryAfter > 0) {
            json.putObject("parameters").put("retry_after", retryAfter);
        }
        return json;
    }
}
