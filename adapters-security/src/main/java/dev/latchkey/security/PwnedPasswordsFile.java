package dev.latchkey.security;

import dev.latchkey.application.login.password.BreachedPasswords;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.login.Password;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The passwords of Have I Been Pwned as a file: lines of {@code SHA-1 in hexadecimal:count}, sorted. Tens of gigabytes, so it
 * is searched where it lies, with some forty short reads, and never loaded.
 */
public final class PwnedPasswordsFile implements BreachedPasswords, AutoCloseable {
    private static final int HASH_LENGTH = 40;
    private static final int LONGEST_LINE = 64;
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{40}(:[0-9]{1,12})?");

    private final FileChannel file;
    private final long size;

    private PwnedPasswordsFile(FileChannel file, long size) {
        this.file = file;
        this.size = size;
    }

    /**
     * Opens the file and looks at its first line.
     *
     * @throws IllegalArgumentException if it is not such a file
     */
    public static PwnedPasswordsFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        PwnedPasswordsFile opened = new PwnedPasswordsFile(file, file.size());
        if (!LINE.matcher(opened.lineAround(0).text()).matches()) {
            file.close();
            throw new IllegalArgumentException("is no list of SHA-1 hashes with their counts");
        }
        return opened;
    }

    @Override
    public boolean contain(Password password) {
        try {
            return contains(sha1(password));
        } catch (IOException e) {
            throw new Unavailable("The list of breached passwords cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean contains(String hash) throws IOException {
        // The line that is sought begins at one of these bytes, the last one excluded.
        long from = 0;
        long to = size;
        while (from < to) {
            Line line = lineAround((from + to) >>> 1);
            int order = hash.compareTo(line.hash());
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                to = line.begin();
            } else {
                from = line.end();
            }
        }
        return false;
    }

    /** The line to which that byte belongs. */
    private Line lineAround(long position) throws IOException {
        long start = Math.max(0, position - LONGEST_LINE);
        ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST_LINE);
        while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) > 0) {
            // One read is rarely not enough.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        int at = (int) (position - start);
        int begin = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        int next = end < 0 ? text.length() : end + 1;
        return new Line(start + begin, start + next, text.substring(begin, next).strip());
    }

    private static String sha1(Password password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.bytes());
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    /** One line, from its first byte to the first of the next. */
    private record Line(long begin, long end, String text) {
        String hash() {
            return text.substring(0, Math.min(HASH_LENGTH, text.length())).toUpperCase(Locale.ROOT);
        }
    }
}
