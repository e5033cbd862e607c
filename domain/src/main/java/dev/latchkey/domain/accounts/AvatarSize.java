package dev.latchkey.domain.accounts;

/** In which sizes pictures are kept: squares of that many pixels. */
public enum AvatarSize {
    SMALL(128),
    LARGE(512);

    private final int pixels;

    AvatarSize(int pixels) {
        this.pixels = pixels;
    }

    public int pixels() {
        return pixels;
    }
}
