package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.journeys.HostileInputIT.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests that are wrong before anybody looks at a body. */
final class HostileRequests {
    private static final String END = "Connection: close\r\n\r\n";
    private static final String HOST = "Host: localhost\r\n";
    private static final String GOOD = "{\"phone\":\"+79160000001\"}";

    private HostileRequests() {}

    static Stream<Hostile> framing() {
        List<String> all = List.of(
                "\r\n\r\n\r\nnonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET /api/v1/me\r\n\r\n",
                "GET /api/v1/me HTTP/9.9\r\n" + HOST + END,
                "GET /api/v1/me HTTP/0.9\r\n" + HOST + END,
                "GET /api/v1/me XTTP/1.1\r\n" + HOST + END,
                "G\0T /api/v1/me HTTP/1.1\r\n" + HOST + END,
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
                "SSH-2.0-OpenSSH_9.6\r\n",
                post(""),
                post(HOST + HOST),
                post("Host: localhost\r\nHost: other\r\n"),
                post("Host: a b\r\n"),
                post(HOST + "X-A : a\r\n"),
                post(HOST + "X-A: a\r\n folded\r\n"),
                post(HOST + "X-A: a\0b\r\n"),
                post(HOST + "X-A: a\rb\r\n"),
                post(HOST + "X-A: \u0001\r\n"),
                post(HOST + "X(A): a\r\n"),
                post(HOST + "X-A\r\n"),
                post(HOST + ": a\r\n"),
                post(HOST + "X-A: " + "a".repeat(9_000) + "\r\n"),
                post(HOST + "X-A: a\r\n".repeat(2_000)),
                post(HOST + "Expect: nonsense\r\n"),
                framed("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                framed("Transfer-Encoding: chunked\r\nContent-Length: 25\r\n", "0\r\n\r\n"),
                framed("Content-Length: 25\r\nContent-Length: 26\r\n", GOOD),
                framed("Content-Length: 25, 26\r\n", GOOD),
                framed("Content-Length: -1\r\n", ""),
                framed("Content-Length: +25\r\n", GOOD),
                framed("Content-Length: 0x19\r\n", GOOD),
                framed("Content-Length: 99999999999999999999\r\n", GOOD),
                framed("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
                framed("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"),
                framed("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
                framed("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
                framed("Transfer-Encoding: chunked\r\n", "zz\r\n"),
                framed("Transfer-Encoding: chunked\r\n", "-1\r\n\r\n"),
                framed("Transfer-Encoding: chunked\r\n", "19\n" + GOOD + "\r\n0\r\n\r\n"),
                framed("Transfer-Encoding: chunked\r\n", "19\r\n" + GOOD + "XX0\r\n\r\n"),
                framed("Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\nhello"),
                framed("Transfer-Encoding: chunked\r\n", "19;\0\r\n" + GOOD + "\r\n0\r\n\r\n"),
                framed("Transfer-Encoding: chunked\r\n", "0\r\nBad Trailer: x\r\n\r\n"),
                "GET /api/v1/me HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        return numbered("framing", all);
    }

    static Stream<Hostile> targets() {
        List<String> targets = List.of(
                "//api/v1/me",
                "/api//v1/me",
                "/api/v1/me//",
                "/api/v1/me;x=1",
                "/api/v1;x=1/me",
                "/;/api/v1/me",
                "/api/v1/./me",
                "/api/v1/../v1/me",
                "/../../etc/passwd",
                "/api/v1/%2e/me",
                "/api/v1/%2e%2e/v1/me",
                "/api/v1/..;/v1/me",
                "/api/v1%2fme",
                "/api/v1/me%2f",
                "/api/v1/me%00",
                "/api/v1/me%0d%0aX-A:b",
                "/api/v1/me%252e",
                "/api/v1/me%zz",
                "/api/v1/me%",
                "/api/v1/%c0%af",
                "/api/v1/%ed%a0%80",
                "/api/v1/\u00e4",
                "/api/v1\\me",
                "/API/V1/ME",
                "/api/v1/Me",
                "/api/v1/me.json",
                "/api/v1/me/extra",
                "/api/v1/nobody",
                "/api/v1",
                "/api",
                "me",
                "*",
                "/.env",
                "/assets/..%2f..%2fapplication.properties",
                "/assets/../openapi.json",
                "/assets/",
                "/docs/../api/v1/me",
                "/api/v1/me/invited?limit=0",
                "/api/v1/me/invited?limit=-1",
                "/api/v1/me/invited?limit=101",
                "/api/v1/me/invited?limit=ten",
                "/api/v1/me/invited?limit=",
                "/api/v1/me/invited?limit=1e1",
                "/api/v1/me/invited?limit=99999999999999999999",
                "/api/v1/me/invited?limit=5&limit=6",
                "/api/v1/me/invited?limit=%D9%A5",
                "/api/v1/me/invited?cursor=%27%20OR%201=1",
                "/api/v1/me/invited?cursor=AAAA",
                "/api/v1/me/invited?cursor=-1",
                "/api/v1/me/invited?cursor=a&cursor=b",
                "/api/v1/me/invited?cursor=" + "9".repeat(4_000),
                "/api/v1/me/invited?q=%00",
                "/api/v1/me/invited?q=%ff",
                "/api/v1/me/invited?q=%",
                "/api/v1/me/invited?q=%ed%a0%80",
                "/api/v1/me/invited?q=a\u0001b",
                "/api/v1/me#fragment",
                "/" + "a".repeat(9_000),
                "/api/v1/me?q=" + "a".repeat(9_000));
        return numbered(
                "target",
                targets.stream()
                        .map(target ->
                                "GET " + target + " HTTP/1.1\r\n" + HOST + "Authorization: Bearer {token}\r\n" + END)
                        .toList());
    }

    static Stream<Hostile> methods() {
        List<String> all = new ArrayList<>();
        for (String path : List.of(
                "/api/v1/auth/phone",
                "/api/v1/auth/phone/verify",
                "/api/v1/auth/logout",
                "/api/v1/me",
                "/api/v1/me/invited",
                "/health/ready",
                "/.well-known/jwks.json",
                "/openapi.json")) {
            for (String method : List.of("TRACE", "FOO", "get", "PROPFIND", "PUT")) {
                all.add(method + " " + path + " HTTP/1.1\r\n" + HOST + "Authorization: Bearer {token}\r\n" + END);
            }
        }
        return numbered("method", all);
    }

    private static Stream<Hostile> numbered(String kind, List<String> requests) {
        List<Hostile> all = new ArrayList<>();
        for (String request : requests) {
            String line = request.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
            all.add(Hostile.of(
                    kind + " " + all.size() + ": " + line.substring(0, Math.min(60, line.length())), request));
        }
        return all.stream();
    }

    /** A good body after headers that may not be. */
    private static String post(String headers) {
        return "POST /api/v1/auth/phone HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                + GOOD.length() + "\r\n" + END + GOOD;
    }

    private static String framed(String framing, String body) {
        return "POST /api/v1/auth/phone HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + framing + END
                + body;
    }
}
