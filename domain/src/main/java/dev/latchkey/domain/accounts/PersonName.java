package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.text.Normalizer;

/**
 * A first or a last name: 1 to 100 characters of any script, in Unicode normal form C, without line breaks, control
 * characters or the invisible marks that turn the direction of text.
 */
public record PersonName(String value) {
    private static final int MAX_LENGTH = 100;

    public PersonName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.codePoints().anyMatch(PersonName::hides)
                || value.codePoints().noneMatch(PersonName::shows)) {
            throw new InvalidValue("name", "name.invalid", "must be 1 to 100 visible characters");
        }
    }

    private static boolean hides(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            // Joiners shape letters in several scripts; the other format characters only hide things.
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }

    /** Joiners, marks and the spaces that strip() leaves need something to stand beside. */
    private static boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    /** Masked, because records end up in logs. */
    @Override
    public String toString() {
        return "PersonName[***]";
    }
}
