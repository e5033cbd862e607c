package dev.latchkey.sms.gateways;

import java.util.Locale;

/** Cyrillic in Latin letters, as passports of Russia (ICAO 9303) and of Kazakhstan write it; what GSM-7 has no sign for gets the nearest one. */
public final class Translit {
    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґәғқңөұүһўҳ";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia", "i", "i", "ie", "g", "a", "g", "q", "n", "o",
        "u", "u", "h", "u", "h"
    };
    private static final String SIGNS = "«»„“”‘’–—…№\u00a0";
    private static final String[] PLAIN = {"\"", "\"", "\"", "\"", "\"", "'", "'", "-", "-", "...", "No", " "};

    private Translit() {}

    /** The text in Latin letters; what is neither Cyrillic nor such a sign stays. */
    public static String of(String text) {
        StringBuilder latin = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            int small = Character.toLowerCase(c);
            int letter = CYRILLIC.indexOf(small);
            int sign = SIGNS.indexOf(c);
            if (letter >= 0) {
                latin.append(small == c ? LATIN[letter] : capital(LATIN[letter]));
            } else if (sign >= 0) {
                latin.append(PLAIN[sign]);
            } else {
                latin.appendCodePoint(c);
            }
        });
        return latin.toString();
    }

    private static String capital(String letters) {
        return letters.isEmpty() ? "" : letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
    }
}
