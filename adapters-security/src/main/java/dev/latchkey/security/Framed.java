package dev.latchkey.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Several texts as one, each led by its length, so that no two lists of texts give the same bytes. */
final class Framed {
    private Framed() {}

    static byte[] of(String... texts) {
        byte[][] parts = Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int size =
                Stream.of(parts).mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer framed = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            framed.putInt(part.length).put(part);
        }
        return framed.array();
    }
}
