package dev.latchkey.persistence.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Unpacks a tar archive that we ship ourselves: files, directories and symbolic links, for the owner's eyes only. */
final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    static void unpack(InputStream archive, Path target) throws IOException {
        String longName = "";
        byte[] header = archive.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0) {
            String name = longName.isEmpty() ? text(header, 0, 100) : longName;
            long size = octal(header, 124, 12);
            byte type = header[156];
            longName = "";
            if (type == 'L') {
                longName = text(archive.readNBytes(Math.toIntExact(size)), 0, (int) size);
            } else {
                Path path = inside(target, name);
                switch (type) {
                    case '5' -> OwnerOnly.directories(path);
                    case '2' -> {
                        OwnerOnly.directories(parentOf(path));
                        Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
                    }
                    case '0', 0 -> {
                        OwnerOnly.directories(parentOf(path));
                        copy(archive, size, path);
                        OwnerOnly.file(path, (octal(header, 100, 8) & 0100) != 0);
                    }
                    default -> throw new IOException("The archive has an entry of unknown type " + (char) type);
                }
            }
            if (type == 'L' || type == '0' || type == 0) {
                archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
            header = archive.readNBytes(BLOCK);
        }
    }

    private static void copy(InputStream archive, long size, Path file) throws IOException {
        long copied = Files.copy(new Part(archive, size), file, StandardCopyOption.REPLACE_EXISTING);
        if (copied != size) {
            throw new EOFException("The archive ends in the middle of " + file.getFileName());
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive has an entry outside of itself");
        }
        return path;
    }

    private static Path parentOf(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("No directory for " + path);
        }
        return parent;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(bytes, from, end), StandardCharsets.UTF_8);
    }

    private static long octal(byte[] bytes, int from, int length) {
        return Long.parseLong(text(bytes, from, length).strip(), 8);
    }

    /** The next so many bytes of another stream. */
    private static final class Part extends InputStream {
        private final InputStream whole;
        private long left;

        Part(InputStream whole, long size) {
            this.whole = whole;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = whole.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
