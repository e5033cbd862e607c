package dev.latchkey.security.pictures;

import dev.latchkey.domain.shared.InvalidValue;

/** Why no picture can be made of a file. */
final class Unfit {
    private static final String FIELD = "image";

    private Unfit() {}

    static InvalidValue format() {
        return new InvalidValue(FIELD, "avatar.format", "must be a PNG or a JPEG");
    }

    static InvalidValue dimensions() {
        return new InvalidValue(FIELD, "avatar.dimensions", "has too many pixels");
    }

    static InvalidValue unreadable() {
        return new InvalidValue(FIELD, "avatar.unreadable", "is damaged or of a kind that is not read");
    }
}
