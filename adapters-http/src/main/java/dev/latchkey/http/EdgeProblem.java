package dev.latchkey.http;

import org.eclipse.jetty.http.HttpStatus;

/** What the edge itself says no with, before any use case is asked. */
enum EdgeProblem {
    MALFORMED(HttpStatus.BAD_REQUEST_400, "request.malformed"),
    BAD_PATH(HttpStatus.BAD_REQUEST_400, "request.path_invalid"),
    BAD_QUERY(HttpStatus.BAD_REQUEST_400, "request.query_invalid"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED_401, "token.invalid"),
    FORBIDDEN(HttpStatus.FORBIDDEN_403, "request.forbidden"),
    NO_ROUTE(HttpStatus.NOT_FOUND_404, "route.unknown"),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED_405, "method.not_allowed"),
    TOO_SLOW(HttpStatus.REQUEST_TIMEOUT_408, "request.too_slow"),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE_413, "request.too_large"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG_414, "request.uri_too_long"),
    MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "request.media_type"),
    EXPECTATION(HttpStatus.EXPECTATION_FAILED_417, "request.expectation"),
    UPGRADE(HttpStatus.UPGRADE_REQUIRED_426, "request.protocol"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, "request.headers_too_large"),
    FAULT(HttpStatus.INTERNAL_SERVER_ERROR_500, "server.fault"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE_503, "service.unavailable");

    private final int status;
    private final String code;

    EdgeProblem(int status, String code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** The problem that a library's bare status stands for. A client's fault it has no word for counts as malformed. */
    static EdgeProblem ofStatus(int status) {
        // A protocol version nobody speaks is the client's doing, although its status begins with a 5.
        if (status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505) {
            return MALFORMED;
        }
        for (EdgeProblem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status >= 400 && status < 500 ? MALFORMED : FAULT;
    }
}
