package dev.latchkey.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files and directories that nobody but their owner may read, from the moment they exist. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> READ_AND_WRITE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes the directory, and those above it that are missing. */
    static void directories(Path directory) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(ALL));
    }

    /** Makes the directory if it is missing, and closes it to others if it was open to them. */
    static void closedDirectory(Path directory) throws IOException {
        directories(directory);
        Files.setPosixFilePermissions(directory, ALL);
    }

    static void file(Path file, boolean executable) throws IOException {
        Files.setPosixFilePermissions(file, executable ? ALL : READ_AND_WRITE);
    }

    /** Writes a file that is there whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(READ_AND_WRITE));
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
