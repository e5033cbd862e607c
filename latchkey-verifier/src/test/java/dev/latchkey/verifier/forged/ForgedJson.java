package dev.latchkey.verifier.forged;

import static dev.latchkey.verifier.forged.Forge.json;
import static dev.latchkey.verifier.forged.Forge.utf8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What some parser takes for JSON, in the place of the header and of the claims; all rightly signed. */
final class ForgedJson {
    private final Forge forge;
    private final boolean inHeader;
    private final String text;

    private ForgedJson(Forge forge, boolean inHeader) {
        this.forge = forge;
        this.inHeader = inHeader;
        this.text = json(inHeader ? forge.header() : forge.claims());
    }

    static void addTo(Forge forge) {
        for (boolean inHeader : new boolean[] {true, false}) {
            ForgedJson json = new ForgedJson(forge, inHeader);
            json.forms();
            json.values();
            json.encodings();
        }
    }

    private void forms() {
        String open = text.substring(0, text.length() - 1);
        for (String odd : List.of(
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{}",
                "[" + text + "]",
                open,
                open + ",}",
                text + "}",
                text + "{}",
                text + " x",
                text + ",",
                text + "\u0000",
                "\u0000" + text,
                "\ufeff" + text,
                "//\n" + text,
                "/**/" + text,
                "#\n" + text,
                "\u00a0" + text,
                text + "\u2028",
                "\u000b" + text,
                text.replace('"', '\''),
                text.replace("\"", ""),
                text.replace(':', '='),
                text.replace(',', ';'),
                "[".repeat(1_500),
                "{\"a\":".repeat(300),
                "{,",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1,,\"b\":2}")) {
            add(odd);
        }
    }

    private void values() {
        for (String odd : List.of(
                "[".repeat(20) + "]".repeat(20),
                "{\"a\":".repeat(20) + "1" + "}".repeat(20),
                "[".repeat(9) + "]".repeat(9),
                "[".repeat(1_000) + "]".repeat(1_000),
                "NaN",
                "-Infinity",
                "+1",
                ".5",
                "5.",
                "1e",
                "1e+",
                "-",
                "--1",
                "01",
                "-01",
                "0x1",
                "1_000",
                "1" + "0".repeat(1_000),
                "\"\\x41\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\\u12g4\"",
                "\"\\u123\"",
                "\"\\u00٤1\"",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\udc00\\ud800\"",
                "\"\\'\"",
                "\"open",
                "'x'",
                "TRUE",
                "True",
                "nul",
                "undefined",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{\"b\":1,\"b\":2}",
                "{\"b\":1,\"\\u0062\":2}",
                "[1}")) {
            add(with(odd));
        }
        add(with("1,\"x\":2"));
        add(with("1,\"\\u0078\":2"));
    }

    private void encodings() {
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "IBM500")) {
            add("in " + charset, text.getBytes(Charset.forName(charset)));
        }
        byte[] pattern = with("\"?\"").getBytes(StandardCharsets.ISO_8859_1);
        for (String bad : List.of("ff", "c080", "c0af", "eda080", "f4908080", "80", "c3", "e282", "f0808080")) {
            String odd = HexFormat.of().formatHex(pattern).replace("223f22", "22" + bad + "22");
            add("with the bytes " + bad, HexFormat.of().parseHex(odd));
        }
    }

    private String with(String value) {
        return text.substring(0, text.length() - 1) + ",\"x\":" + value + "}";
    }

    private void add(String odd) {
        add(odd, utf8(odd));
    }

    private void add(String wrong, byte[] bytes) {
        forge.add(
                (inHeader ? "header " : "claims ") + wrong,
                inHeader
                        ? forge.signed(bytes, utf8(json(forge.claims())))
                        : forge.signed(utf8(json(forge.header())), bytes));
    }
}
