package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One process at a time has a directory to itself. The operating system ends the lock with the process, however it ends. */
final class DirectoryLock implements AutoCloseable {
    /**
     * The directories of this process. Asked first, because to open the file a second time and close it again would, on
     * POSIX, end the lock that the first one holds.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock of(Path directory) throws IOException {
        if (!OURS.add(directory)) {
            throw taken(directory, Long.toString(ProcessHandle.current().pid()));
        }
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    directory.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            OwnerOnly.file(directory.resolve("lock"), false);
            if (channel.tryLock() == null) {
                throw taken(directory, holderIn(channel));
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            int unused = channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
            return new DirectoryLock(directory, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            OURS.remove(directory);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OURS.remove(directory);
    }

    private static String holderIn(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        int length = Math.max(0, channel.read(pid, 0));
        return new String(pid.array(), 0, length, StandardCharsets.US_ASCII);
    }

    private static StoreRefused taken(Path directory, String holder) {
        return new StoreRefused("Another Latchkey, process " + holder + ", already uses the data in " + directory
                + ". Stop it, or give this one a DATA_DIR of its own.");
    }
}
