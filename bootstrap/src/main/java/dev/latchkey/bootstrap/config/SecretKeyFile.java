package dev.latchkey.bootstrap.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The secret key of an installation that runs its own PostgreSQL: 256 random bits as text, in a file that only its owner
 * may read. What the file says may be moved into {@code SECRET_KEY} as it is.
 */
public final class SecretKeyFile {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;
    private final Path file;

    public SecretKeyFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("secret.key");
    }

    public Path path() {
        return file;
    }

    /**
     * The key in the file, which is made if there is none. Of any number of processes that make it at once one wins, and
     * the others read what it wrote.
     *
     * @throws UnusableKey if others may read the file, if it holds no key, or if there are data that need a lost one
     */
    public Secret readOrCreate(RandomGenerator random) {
        try {
            return read().orElseGet(() -> create(random));
        } catch (IOException e) {
            throw new UnusableKey(file + " cannot be read: " + e, e);
        }
    }

    /** What is wrong with the file, in a sentence; empty if all is well or it is still to be made. */
    public Optional<String> trouble() {
        try {
            if (read().isEmpty()) {
                refuseWithoutKey();
            }
            return Optional.empty();
        } catch (UnusableKey e) {
            return Optional.ofNullable(e.getMessage());
        } catch (IOException e) {
            return Optional.of(file + " cannot be read: " + e);
        }
    }

    private Optional<Secret> read() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        refuseOpenToOthers();
        String text = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (text.getBytes(StandardCharsets.UTF_8).length < BYTES) {
            throw new UnusableKey(file + " holds no key of " + BYTES
                    + " bytes or more. Restore it from a backup; without" + " it what is stored under it is lost.");
        }
        return Optional.of(new Secret(text));
    }

    private Secret create(RandomGenerator random) {
        refuseWithoutKey();
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            Files.createDirectories(directory, attributes(OWNER_ONLY_DIRECTORY));
            Path draft = Files.createTempFile(directory, "secret", ".new", attributes(OWNER_ONLY));
            try {
                Files.writeString(draft, text + "\n", StandardCharsets.UTF_8);
                // A link appears whole or not at all, and never in the place of another.
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                return read().orElseThrow(() -> new UnusableKey(file + " came and went. Start again.", e));
            } finally {
                Files.delete(draft);
            }
            return new Secret(text);
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableKey("The secret key cannot be kept in " + directory + ": " + e, e);
        }
    }

    /** With another key the stored signing keys and waiting messages would be unreadable; better to say so at once. */
    private void refuseWithoutKey() {
        if (Files.exists(directory.resolve("postgres").resolve("cluster"))) {
            throw new UnusableKey("There are data in " + directory + ", but no " + file.getFileName() + ". Restore the"
                    + " file from a backup, or set SECRET_KEY to the key that was used so far.");
        }
    }

    private void refuseOpenToOthers() throws IOException {
        if (!isPosix()) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new UnusableKey(file + " is open to others (" + PosixFilePermissions.toString(permissions)
                    + "). If nobody has read it, close it: chmod 600 " + file);
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The key cannot be had, and an operator has to see to it. */
    public static final class UnusableKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableKey(String message) {
            super(message);
        }

        UnusableKey(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
