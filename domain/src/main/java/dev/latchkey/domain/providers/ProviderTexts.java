package dev.latchkey.domain.providers;

import dev.latchkey.domain.shared.InvalidValue;

/** What providers may write about themselves: text that can be seen, of a bounded length. */
public final class ProviderTexts {
    private static final int LONGEST_COMPANY = 255;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int LONGEST_CATEGORY = 100;

    private ProviderTexts() {}

    /** Up to 255 characters on one line. */
    public static String company(String text) {
        return line("company", text, LONGEST_COMPANY);
    }

    /** Up to 2,000 characters on any number of lines. */
    public static String description(String text) {
        return visible("description", text, LONGEST_DESCRIPTION);
    }

    /** Up to 100 characters on one line. */
    public static String category(String text) {
        return line("category", text, LONGEST_CATEGORY);
    }

    private static String line(String field, String text, int longest) {
        String visible = visible(field, text, longest);
        if (visible.chars().anyMatch(ProviderTexts::isBreak)) {
            throw invalid(field);
        }
        return visible;
    }

    private static String visible(String field, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > longest
                || stripped.codePoints().anyMatch(ProviderTexts::isHidden)) {
            throw invalid(field);
        }
        return stripped;
    }

    private static boolean isBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> !isBreak(codePoint);
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> isDirection(codePoint);
        };
    }

    /** Characters that turn the text around them, so that it reads as something else than it is. */
    private static boolean isDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static InvalidValue invalid(String field) {
        return new InvalidValue(field, "provider.text_invalid", "must be visible text that is not too long");
    }
}
