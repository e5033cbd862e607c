package dev.latchkey.http;

import java.util.Map;

/** A refusal ready to be written: the body, and the headers that go with it. */
record ProblemAnswer(ProblemBody body, Map<String, String> headers) {
    int status() {
        return body.status();
    }

    byte[] json() {
        return Json.bytes(body);
    }
}
