package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;

/** A language that Latchkey speaks. */
public enum Language {
    RU("ru"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language of a BCP 47 tag such as {@code ru} or {@code en-GB}; the region does not matter. */
    public static Language of(String tag) {
        for (Language language : values()) {
            if (tag.equalsIgnoreCase(language.tag)
                    || tag.regionMatches(true, 0, language.tag + "-", 0, language.tag.length() + 1)) {
                return language;
            }
        }
        throw new InvalidValue("locale", "locale.unknown", "must be ru or en");
    }

    public String tag() {
        return tag;
    }
}
