package dev.latchkey.bootstrap.imports;

import dev.latchkey.domain.shared.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** One line of a file. */
final class Line {
    /** Ten times what anybody needs. */
    static final int MOST_BYTES = 64 * 1024;

    private final long number;
    private final byte[] bytes;
    private final boolean tooLong;

    /**
     * A line as it was read.
     *
     * @param number counted from 1, empty lines too
     * @param bytes without the end of the line; of a line that is too long only as many as are looked at
     */
    Line(long number, byte[] bytes, boolean tooLong) {
        this.number = number;
        this.bytes = bytes;
        this.tooLong = tooLong;
    }

    long number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t') {
                return false;
            }
        }
        return !tooLong;
    }

    /**
     * What it says.
     *
     * @throws InvalidValue if that cannot be read
     */
    String text() {
        if (tooLong) {
            throw new InvalidValue("", "line.too_long", "is longer than " + MOST_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new InvalidValue("", "line.nul", "has a NUL byte");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidValue("", "line.not_utf8", "is not UTF-8");
        }
    }

    @Override
    public String toString() {
        return "Line[" + number + "]";
    }
}
