package dev.latchkey.persistence.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Unpacks a tar archive that we ship ourselves: files, directories and symbolic links, for the owner's eyes only. Reads the
 * ustar format (POSIX.1-1988) with the long names of GNU tar.
 */
final class Tar {
    /** Headers are one block each, and contents are filled up to whole blocks. */
    private static final int BLOCK = 512;

    private static final Field NAME = new Field(0, 100);
    private static final Field MODE = new Field(100, 8);
    private static final Field SIZE = new Field(124, 12);
    private static final int TYPE = 156;
    private static final Field LINKED = new Field(157, 100);
    private static final int OWNER_MAY_EXECUTE = 0100;

    private Tar() {}

    static void unpack(InputStream archive, Path target) throws IOException {
        String longName = "";
        byte[] header = archive.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0) {
            if (header[TYPE] == 'L') {
                longName = longName(archive, header);
            } else {
                unpack(archive, header, inside(target, longName.isEmpty() ? NAME.text(header) : longName));
                longName = "";
            }
            header = archive.readNBytes(BLOCK);
        }
    }

    /** The name of the entry that follows, which is too long for its header. */
    private static String longName(InputStream archive, byte[] header) throws IOException {
        int length = Math.toIntExact(SIZE.number(header));
        String name = new Field(0, length).text(archive.readNBytes(length));
        skipFilling(archive, length);
        return name;
    }

    private static void unpack(InputStream archive, byte[] header, Path path) throws IOException {
        byte type = header[TYPE];
        switch (type) {
            case '5' -> OwnerOnly.directories(path);
            case '2' -> {
                OwnerOnly.directories(parentOf(path));
                Files.createSymbolicLink(path, Path.of(LINKED.text(header)));
            }
            case '0', 0 -> {
                OwnerOnly.directories(parentOf(path));
                long size = SIZE.number(header);
                copy(archive, size, path);
                skipFilling(archive, size);
                OwnerOnly.file(path, (MODE.number(header) & OWNER_MAY_EXECUTE) != 0);
            }
            default -> throw new IOException("The archive has an entry of unknown type " + (char) type);
        }
    }

    private static void skipFilling(InputStream archive, long size) throws IOException {
        archive.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
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

    /** A part of a header. */
    private record Field(int from, int length) {
        String text(byte[] header) {
            int end = from;
            while (end < from + length && header[end] != 0) {
                end++;
            }
            return new String(Arrays.copyOfRange(header, from, end), StandardCharsets.UTF_8);
        }

        long number(byte[] header) {
            return Long.parseLong(text(header).strip(), 8);
        }
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
