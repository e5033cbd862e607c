package dev.latchkey.bootstrap.imports;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file line by line. However long a line is, little of it is kept in memory. Ends of lines may be those of Windows. */
final class Lines implements Closeable {
    /** What may stand around a line: the mark before it, and after it the end of it. */
    private static final int ENOUGH = 8;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream bytes;
    private final byte[] buffer = new byte[1 << 18];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int begin;
    private int end;
    private long number;
    private long position;

    private Lines(InputStream bytes) {
        this.bytes = bytes;
    }

    static Lines of(Path file) throws IOException {
        return new Lines(Files.newInputStream(file));
    }

    /** The next line; empty at the end of the file. */
    Optional<Line> next() throws IOException {
        if (!isAnyLeft()) {
            return Optional.empty();
        }
        line.reset();
        number++;
        boolean over = false;
        while (!over && isAnyLeft()) {
            int at = begin;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, begin, Math.min(at - begin, Line.MOST_BYTES + ENOUGH - line.size()));
            over = at < end;
            position += at - begin + (over ? 1 : 0);
            begin = over ? at + 1 : at;
        }
        byte[] read = stripped(line.toByteArray());
        return Optional.of(new Line(number, read, read.length > Line.MOST_BYTES));
    }

    private boolean isAnyLeft() throws IOException {
        if (begin == end) {
            begin = 0;
            end = Math.max(0, bytes.read(buffer));
        }
        return begin < end;
    }

    /** How many bytes were read so far. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private byte[] stripped(byte[] read) {
        int last = read.length > 0 && read[read.length - 1] == '\r' ? read.length - 1 : read.length;
        boolean marked = number == 1 && last >= 3 && Arrays.equals(read, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return Arrays.copyOfRange(read, marked ? 3 : 0, last);
    }
}
