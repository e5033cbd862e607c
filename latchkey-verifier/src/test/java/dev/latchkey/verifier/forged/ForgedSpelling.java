package dev.latchkey.verifier.forged;

import static dev.latchkey.verifier.forged.Forge.b64;
import static dev.latchkey.verifier.forged.Forge.json;
import static dev.latchkey.verifier.forged.Forge.quoted;
import static dev.latchkey.verifier.forged.Forge.with;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The right token in another spelling, and what is no token at all. */
final class ForgedSpelling {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private ForgedSpelling() {}

    static void addTo(Forge forge) {
        tricks(forge);
        forms(forge);
        strangers(forge);
    }

    private static void tricks(Forge forge) {
        String right = forge.right();
        int dot = right.indexOf('.');
        int last = ALPHABET.indexOf(right.charAt(right.length() - 1));
        for (int i = 1; i < 16; i++) {
            forge.add("stray bits " + i, right.substring(0, right.length() - 1) + ALPHABET.charAt(last ^ i));
        }
        for (String odd : List.of(
                "=", "==", "A", "AA", " ", "\n", "\r\n", "\t", "\u0000", "\u00a0", ".", "..", "+", "/", "%3D",
                "\u2028")) {
            String name = odd.codePointAt(0) + "x" + odd.length();
            forge.add("followed by " + name, right + odd);
            forge.add("led by " + name, odd + right);
            forge.add("header followed by " + name, right.substring(0, dot) + odd + right.substring(dot));
            forge.add("claims led by " + name, right.substring(0, dot + 1) + odd + right.substring(dot + 1));
        }
        forge.add("fullwidth dot", right.replace('.', '\uff0e'));
        forge.add("a lone surrogate", right + "\ud800");
        forge.add("reversed", new StringBuilder(right).reverse().toString());
        forge.add("upper case", right.toUpperCase(Locale.ROOT));
        forge.add("hexadecimal", HexFormat.of().formatHex(right.getBytes(StandardCharsets.US_ASCII)));
        forge.add("twice", right + right);
        forge.add("twice with a dot", right + "." + right);
        forge.add("Bearer", "Bearer " + right);
        forge.add("quoted", quoted(right));
    }

    private static void forms(Forge forge) {
        String right = forge.right();
        String[] part = right.split("\\.", -1);
        forge.add("no signature", part[0] + "." + part[1]);
        forge.add("no signature but a dot", part[0] + "." + part[1] + ".");
        forge.add("no claims", part[0] + ".." + part[2]);
        forge.add("no header", "." + part[1] + "." + part[2]);
        forge.add("signature and claims change places", part[0] + "." + part[2] + "." + part[1]);
        forge.add("JWE, five parts", right + ".AAAA.AAAA");
        forge.add("JWE, all empty", "....");
        forge.add("JWE, direct", b64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.AAAA.AAAA");
        forge.add(
                "JSON serialization",
                "{\"protected\":" + quoted(part[0]) + ",\"payload\":" + quoted(part[1]) + ",\"signature\":"
                        + quoted(part[2]) + "}");
    }

    private static void strangers(Forge forge) {
        for (String odd : List.of(
                "",
                " ",
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.c",
                "null",
                "undefined",
                "{}",
                "e30.e30.",
                "e30.e30.AA",
                "\u0000",
                "\ud800",
                "Basic dXNlcjpwYXNz",
                "00000000-0000-4001-8000-00000000abcd",
                b64("x".repeat(32)))) {
            forge.add("stranger " + odd, odd);
        }
        forge.add("1 MB", "a".repeat(1 << 20));
        forge.add("1 MB of dots", ".".repeat(1 << 20));
        forge.add("1 MB in three parts", ("a".repeat(350_000) + ".").repeat(3));
        forge.add("1 MB of claims", claim(forge, quoted("a".repeat(1 << 20))));
        forge.add("1 MB of depth", claim(forge, "[".repeat(500_000) + "]".repeat(500_000)));
        forge.add("4 kB and more", claim(forge, quoted("a".repeat(2_800))));
        IntStream.rangeClosed(4_090, 4_100).forEach(length -> forge.add(length + " letters", "A".repeat(length)));
    }

    private static String claim(Forge forge, String value) {
        return forge.signed(json(forge.header()), json(with(forge.claims(), "x", value)));
    }
}
