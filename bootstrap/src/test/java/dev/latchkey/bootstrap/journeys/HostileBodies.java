package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.journeys.HostileInputIT.Door;
import dev.latchkey.bootstrap.journeys.HostileInputIT.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Bodies that are wrong as a whole, and bodies of which one field is. */
final class HostileBodies {
    private static final int MEBIBYTE = 1024 * 1024;

    /** Everything else is not JSON, or nothing that we take for it. */
    private static final Set<String> JSON_THAT_DOES_NOT_FIT = Set.of(
            "null",
            "true",
            "a number",
            "a text",
            "an array",
            "an object in an array",
            "a NUL key",
            "100,000 elements",
            "20,000 keys");

    private HostileBodies() {}

    static Stream<Hostile> broken() {
        List<Hostile> all = new ArrayList<>();
        for (Door door : Door.values()) {
            bodies(door.bodyWith("phone", "\"1\""))
                    .forEach((name, bytes) -> all.add(Hostile.body(name, door.method, door.path, bytes)
                            .answeredWith(JSON_THAT_DOES_NOT_FIT.contains(name) ? 422 : 400)));
        }
        Door ask = Door.ASK;
        String good = ask.bodyWith("channel", "\"sms\"");
        Map<String, String> types = Map.of(
                "no type", "X-None: x",
                "a form", "Content-Type: application/x-www-form-urlencoded",
                "text", "Content-Type: text/plain",
                "xml", "Content-Type: application/xml",
                "another charset", "Content-Type: application/json; charset=utf-16",
                "two types", "Content-Type: application/json, text/plain",
                "something of json", "Content-Type: application/jsonp",
                "gzip", "Content-Type: application/json\r\nContent-Encoding: gzip");
        types.forEach((name, type) -> all.add(Hostile.of(
                        name,
                        "POST " + ask.path + " HTTP/1.1\r\nHost: localhost\r\n" + type + "\r\nContent-Length: "
                                + good.length() + "\r\nConnection: close\r\n\r\n" + good)
                .answeredWith(415)));
        all.add(Hostile.body("a byte too many", ask.method, ask.path, good + " ".repeat(MEBIBYTE + 1 - good.length()))
                .answeredWith(413));
        all.add(Hostile.of("thirty megabytes announced", announced("Content-Length: 30000000", "{"))
                .answeredWith(413));
        all.add(Hostile.of("two mebibytes in chunks", announced("Transfer-Encoding: chunked", chunks(2)))
                .answeredWith(413));
        return all.stream();
    }

    static Stream<Hostile> wrongFields() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("an array", "[\"a\"]");
        values.put("an empty array", "[]");
        values.put("an object", "{\"a\":1}");
        values.put("a number", "1234");
        values.put("a fraction", "1.5");
        values.put("true", "true");
        values.put("nothing in quotes", "\"\"");
        values.put("blank", "\"  \"");
        values.put("NUL", "\"a\\u0000b\"");
        values.put("half a pair", "\"a\\ud800b\"");
        values.put("the other half", "\"\\udc00\"");
        values.put("64 kB", "\"" + "a".repeat(65_536) + "\"");
        values.put("control characters", "\"a\\u0007\\u001b[31mb\"");
        values.put("text that turns around", "\"a\\u202eb\"");
        values.put("SQL", "\"' OR 1=1; DROP TABLE account; --\"");
        List<Hostile> all = new ArrayList<>();
        for (Door door : Door.values()) {
            for (String field : door.fields()) {
                values.forEach((name, value) -> {
                    if (!isFine(field, name)) {
                        String body = Hostile.utf8(door.bodyWith(field, value));
                        all.add(Hostile.body(field + " is " + name, door.method, door.path, body)
                                .at(field));
                    }
                });
            }
        }
        for (String field : List.of("role", "id", "status", "invited_count", "is_staff", "__proto__", "First_name")) {
            all.add(Hostile.body(field, "PATCH", "/api/v1/me", "{\"" + field + "\":\"admin\"}")
                    .at(field));
        }
        all.add(nothingFor(Door.ASK, "phone"));
        all.add(nothingFor(Door.GUESS, "code"));
        all.add(nothingFor(Door.GUESS, "challenge_id"));
        all.add(nothingFor(Door.ENTER, "invite_code"));
        return all.stream();
    }

    /** One number, the national part of which is given, as people and machines of all kinds write it. */
    static List<String> phones(String national) {
        List<String> all = new ArrayList<>(List.of(
                "8" + national,
                "7" + national,
                national,
                "007" + national,
                "8107" + national,
                "+7 " + national,
                "+7-916-123-45-67",
                "+7.916.123.45.67",
                "+7 (916) 123-45-67",
                "tel:+7" + national,
                "tel:+7" + national + ";ext=1",
                "+7" + national + " ext. 1",
                "+7" + national + "x1",
                "\u202a+7" + national + "\u202c",
                "\u200b+7" + national,
                "+7\u00a0" + national,
                "+7\u2011" + national,
                "\uff0b7" + national,
                "+7" + national + "\u200f",
                "+7" + national + "0",
                "+7" + national.substring(1),
                "+7" + national + "\n",
                "+7" + national + "+7" + national,
                "++7" + national,
                "+07" + national,
                "+" + national,
                "+7I6I234567",
                "ninety",
                "+",
                "0",
                "-7" + national,
                "7e10"));
        // Arabic-Indic, extended, Devanagari, Bengali, Thai, full width, mathematical bold; Roman and circled are no
        // digits.
        for (int zero : new int[] {0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x2080, 0x245f, 0x2160}) {
            StringBuilder written = new StringBuilder("+");
            ("7" + national).chars().forEach(digit -> written.appendCodePoint(zero + digit - '0'));
            all.add(written.toString());
        }
        return all;
    }

    private static Map<String, String> bodies(String good) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("nothing", "");
        bodies.put("a blank", " ");
        bodies.put("null", "null");
        bodies.put("true", "true");
        bodies.put("a number", "5");
        bodies.put("a text", "\"x\"");
        bodies.put("an array", "[1]");
        bodies.put("an object in an array", "[" + good + "]");
        bodies.put("half an object", good.substring(0, good.length() - 1));
        bodies.put("an object and a half", good + "{");
        bodies.put("two objects", good + good);
        bodies.put("a comment", "/* x */" + good);
        bodies.put("a comma too many", good.replace("}", ",}"));
        bodies.put("single quotes", good.replace('"', '\''));
        bodies.put("no quotes", "{phone:1}");
        bodies.put("a key twice", "{\"a\":1,\"a\":2}");
        bodies.put("a key twice, once in disguise", "{\"a\":1,\"\\u0061\":2}");
        bodies.put("a key twice further down", "{\"x\":{\"a\":1,\"a\":2}}");
        bodies.put("NaN", "{\"a\":NaN}");
        bodies.put("infinity", "{\"a\":1e99999}");
        bodies.put("ten thousand digits", "{\"a\":" + "9".repeat(10_000) + "}");
        bodies.put("a leading zero", "{\"a\":007}");
        bodies.put("33 levels", "{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}");
        bodies.put("5,000 levels", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        bodies.put("5,000 levels that never end", "[".repeat(5_000));
        bodies.put("100,000 elements", "{\"a\":[0" + ",0".repeat(100_000) + "]}");
        bodies.put("20,000 keys", keys(20_000));
        bodies.put("a long key", "{\"" + "k".repeat(60_000) + "\":1}");
        bodies.put("invalid UTF-8", "{\"a\":\"\u00ff\u00fe\"}");
        bodies.put("overlong UTF-8", "{\"a\":\"\u00c0\u00af\"}");
        bodies.put("a surrogate in UTF-8", "{\"a\":\"\u00ed\u00a0\u0080\"}");
        bodies.put("UTF-8 that is cut off", "{\"a\":\"\u00d0");
        bodies.put("a byte order mark", Hostile.utf8("\ufeff" + good));
        bodies.put("UTF-16", new String(good.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1));
        bodies.put("UTF-32", good.replaceAll("(.)", "\0\0\0$1"));
        bodies.put("a raw NUL", "{\"a\":\"\0\"}");
        bodies.put("a raw line break", "{\"a\":\"\n\"}");
        bodies.put("a NUL key", "{\"a\\u0000\":1}");
        bodies.put("half a pair as key", "{\"\\ud800\":1}");
        bodies.put("gzip", "\u001f\u008b\b\0\0\0\0\0");
        bodies.put("a form", "phone=%2B79160000001");
        bodies.put("xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>");
        return bodies;
    }

    /** The name of a friend may hold what looks like SQL, and a code has digits, whoever counts them. */
    private static boolean isFine(String field, String value) {
        boolean name = field.equals("first_name") || field.equals("last_name");
        return name && value.equals("SQL");
    }

    private static Hostile nothingFor(Door door, String field) {
        return Hostile.body(field + " is null", door.method, door.path, door.bodyWith(field, "null"))
                .at(field);
    }

    private static String keys(int count) {
        StringBuilder keys = new StringBuilder("{\"k\":0");
        for (int i = 0; i < count; i++) {
            keys.append(",\"k" + i + "\":0");
        }
        return keys.append('}').toString();
    }

    private static String announced(String framing, String body) {
        return "POST /api/v1/auth/phone HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + framing
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    private static String chunks(int mebibytes) {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        return chunk.repeat(mebibytes * MEBIBYTE / 0x10000) + "0\r\n\r\n";
    }
}
