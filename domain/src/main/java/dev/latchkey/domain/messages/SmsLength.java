package dev.latchkey.domain.messages;

import dev.latchkey.domain.shared.Word;

/**
 * How long a text is for the networks, which charge by the segment.
 *
 * @param segments how many messages it is cut into
 * @param units what counts against the length of a segment: septets of GSM-7, or 16-bit units of UCS-2
 */
public record SmsLength(Alphabet alphabet, int segments, int units) {
    /** The alphabet of GSM 03.38; its escape character is left out. */
    private static final String GSM_7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** These take two septets each. */
    private static final String GSM_7_EXTENSION = "\f^{}\\[~]|€";

    /** Measures a text. */
    public static SmsLength of(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            int cost = septets(text.charAt(i));
            if (cost == 0) {
                return in(Alphabet.UCS_2, text.length());
            }
            septets += cost;
        }
        return in(Alphabet.GSM_7, septets);
    }

    /** For people: {@code 2 segments (ucs-2, 84 of 134)}. */
    public String words() {
        String name = Word.of(alphabet).replace('_', '-');
        int room = segments == 1 ? alphabet.single : segments * alphabet.part;
        return segments + (segments == 1 ? " segment (" : " segments (") + name + ", " + units + " of " + room + ")";
    }

    private static SmsLength in(Alphabet alphabet, int units) {
        int segments = units <= alphabet.single ? 1 : (units + alphabet.part - 1) / alphabet.part;
        return new SmsLength(alphabet, segments, units);
    }

    private static int septets(char c) {
        if (GSM_7.indexOf(c) >= 0) {
            return 1;
        }
        return GSM_7_EXTENSION.indexOf(c) >= 0 ? 2 : 0;
    }

    /** How the letters are written. */
    public enum Alphabet {
        GSM_7(160, 153),
        /** For everything that GSM-7 lacks, as Cyrillic: one letter of it makes the whole text so. */
        UCS_2(70, 67);

        private final int single;
        private final int part;

        Alphabet(int single, int part) {
            this.single = single;
            this.part = part;
        }
    }
}
