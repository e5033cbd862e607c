package dev.latchkey.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** The body of every refusal: RFC 9457 plus our own members. What does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<WrongField> errors,
        Optional<Long> retryAfter,
        Optional<Integer> attemptsLeft,
        List<String> alternatives,
        String traceId) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** One field of the request that is wrong, by its path in the JSON: {@code a.b[0]}. */
    record WrongField(String field, String code, String message) {}
}
