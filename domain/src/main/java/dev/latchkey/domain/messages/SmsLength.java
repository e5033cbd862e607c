package dev.latchkey.domain.messages;

import dev.latchkey.domain.shared.Word;
import java.util.Arrays;

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
        boolean latin = text.chars().noneMatch(c -> septets((char) c) == 0);
        return latin
                ? in(Alphabet.GSM_7, text.chars().map(c -> septets((char) c)).toArray())
                : in(Alphabet.UCS_2, text.codePoints().map(Character::charCount).toArray());
    }

    /** For people: {@code 2 segments (ucs-2, 84 of 134)}. */
    public String words() {
        String name = Word.of(alphabet).replace('_', '-');
        int room = segments == 1 ? alphabet.single : segments * alphabet.part;
        return segments + (segments == 1 ? " segment (" : " segments (") + name + ", " + units + " of " + room + ")";
    }

    /** What one sign takes is never cut: a segment that has no room for the whole of it ends before it. */
    private static SmsLength in(Alphabet alphabet, int[] costs) {
        int units = Arrays.stream(costs).sum();
        if (units <= alphabet.single) {
            return new SmsLength(alphabet, 1, units);
        }
        int segments = 1;
        int inLast = 0;
        for (int cost : costs) {
            if (inLast + cost > alphabet.part) {
                segments++;
                inLast = 0;
            }
            inLast += cost;
        }
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
