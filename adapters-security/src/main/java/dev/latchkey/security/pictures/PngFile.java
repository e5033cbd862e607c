package dev.latchkey.security.pictures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A PNG file, as far as its frame goes. */
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int FRAME_OF_CHUNK = 12;

    private PngFile() {}

    static boolean begins(byte[] file) {
        return file.length >= SIGNATURE.length
                && ByteBuffer.wrap(file, 0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
    }

    /** The same image without all that is no part of it: packed texts and profiles, animations, and what stands behind the end. */
    static byte[] bare(byte[] file) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.writeBytes(SIGNATURE);
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = SIGNATURE.length;
        while (at <= file.length - FRAME_OF_CHUNK) {
            int length = in.getInt(at);
            if (length < 0 || length > file.length - at - FRAME_OF_CHUNK) {
                throw Unfit.unreadable();
            }
            String type = new String(file, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (NEEDED.contains(type)) {
                bare.write(file, at, length + FRAME_OF_CHUNK);
            }
            if (type.equals("IEND")) {
                return bare.toByteArray();
            }
            at += length + FRAME_OF_CHUNK;
        }
        throw Unfit.unreadable();
    }
}
