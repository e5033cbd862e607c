package dev.latchkey.verifier.forged;

import static dev.latchkey.verifier.forged.Forge.json;
import static dev.latchkey.verifier.forged.Forge.quoted;
import static dev.latchkey.verifier.forged.Forge.with;
import static dev.latchkey.verifier.forged.Forge.without;
import static dev.latchkey.verifier.forged.ForgedTokens.NOW;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claims that are missing, of another type, twice, or of another value; all rightly signed. */
final class ForgedClaims {
    private final Forge forge;

    private ForgedClaims(Forge forge) {
        this.forge = forge;
    }

    static void addTo(Forge forge) {
        ForgedClaims claims = new ForgedClaims(forge);
        claims.types();
        claims.names();
        claims.users();
        claims.uuids();
        claims.lists();
        claims.times();
    }

    private void types() {
        String all = json(forge.claims());
        forge.claims().forEach((name, value) -> {
            forge.add("no " + name, forge.signed(forge.header(), without(forge.claims(), name)));
            claim(name, "null", "true", "false", "[]", "{}", "\"\"", "[" + value + ",1]", "1.5", "-1");
            claim(name, "{\"value\":" + value + "}");
            String twice = all.substring(0, all.length() - 1) + "," + quoted(name) + ":" + value + "}";
            forge.add(name + " twice", forge.signed(json(forge.header()), twice));
        });
    }

    private void names() {
        String iss = "https://latchkey.test";
        texts("iss", iss + "/", iss + ".evil", iss.toUpperCase(Locale.ROOT), "latchkey", iss + "\\u0000", " " + iss);
        claim("iss", "[" + quoted(iss) + "]");
        texts("aud", "other", "Latchkey", "latchkey,other", "latchkey ", "https://latchkey.test");
        claim("aud", "[\"latchkey\"]", "[\"other\",\"latchkey\"]");
        texts("role", "STUDENT", "Student", "student ", "student,admin", "ADMIN", "admın", "\\u0430dmin");
        texts("role", "moderator\\u0000", "0", "-", "a".repeat(65), "student\\n");
        claim("role", "[\"student\"]", "0");
    }

    private void users() {
        texts("sub", "0", "-42", "+42", "042", " 42", "42 ", "42.0", "4e1", "0x2a", "٤٢", "４２", "42\\u0000", "42\\n");
        texts("sub", "9223372036854775808", "99999999999999999999999999", "admin", "42; DROP TABLE account", "1_0");
        claim("sub", "42", "[\"42\"]");
    }

    private void uuids() {
        String id = "00000000-0000-4001-8000-00000000abcd";
        for (String name : List.of("sid", "jti")) {
            texts(name, id.toUpperCase(Locale.ROOT), "{" + id + "}", "urn:uuid:" + id, "0-0-4001-8000-abcd");
            texts(name, id.replace("-", ""), id + " ", id + "0", "00000000-0000-4001-8000-00000000abcg", "' OR 1=1");
        }
    }

    private void lists() {
        claim("amr", "\"sms\"", "[\"SMS\"]", "[\"sms\",\"sms\"]", "[[\"sms\"]]", "[null]", "[\"\"]", "[1]");
        claim("amr", "[\"sms \"]", "[\"sms\",1]", "[\"sms\",null]", "[" + "\"a\",".repeat(20) + "\"b\"]");
        StringBuilder many = new StringBuilder("\"m0\"");
        for (int i = 1; i <= 16; i++) {
            many.append(",\"m").append(i).append('"');
        }
        claim("amr", "[" + many + "]");
    }

    private void times() {
        for (String name : List.of("exp", "iat", "nbf")) {
            texts(name, "1767225600", "2026-01-01T00:00:00Z");
            claim(name, "1767225600.0", "1767225600.5", "1.7672256E9", "1767225600e0", "-1767225600", "-0.0", "-0");
            claim(name, "1e9", "1e400", "-1e400", "1e-400", "9223372036854775807", "9223372036854775808");
            claim(name, "-9223372036854775808", "253402300800", "[1767225600]", "0x7fffffff", "NaN", "Infinity");
            claim(name, "1" + "0".repeat(30), "1" + "0".repeat(500), "01767225600", "+1767225600", "1767225600.");
        }
        claim("exp", "0", "1", "1767225600", "1767225599", "1767139200");
        claim("iat", "1767225606", "1767226500", "1767226501");
        claim("nbf", "1767225606", "1767226500");
        String soon = Long.toString(NOW + 6);
        forge.add(
                "from the future", forge.signed(forge.header(), with(with(forge.claims(), "iat", soon), "nbf", soon)));
        Map<String, String> past = with(with(forge.claims(), "iat", "1767224000"), "nbf", "1767224000");
        forge.add("over at this moment", forge.signed(forge.header(), with(past, "exp", Long.toString(NOW))));
        forge.add("over a second ago", forge.signed(forge.header(), with(past, "exp", Long.toString(NOW - 1))));
    }

    private void texts(String name, String... values) {
        for (String value : values) {
            claim(name, quoted(value));
        }
    }

    private void claim(String name, String... values) {
        for (String value : values) {
            forge.add(name + " " + value, forge.signed(forge.header(), with(forge.claims(), name, value)));
        }
    }
}
