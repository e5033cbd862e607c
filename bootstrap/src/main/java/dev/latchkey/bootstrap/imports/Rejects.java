package dev.latchkey.bootstrap.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.application.imports.Outcome.Refusal;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file of what was refused and why, one JSON object for each. For its owner's eyes only: it repeats the lines. */
final class Rejects implements Closeable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Optional<BufferedWriter> file;

    private Rejects(Optional<BufferedWriter> file) {
        this.file = file;
    }

    /** Begins the file anew. */
    static Rejects to(Optional<Path> path) throws IOException {
        if (path.isEmpty()) {
            return new Rejects(Optional.empty());
        }
        Path file = path.get();
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path unused = Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return new Rejects(Optional.of(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
    }

    /**
     * Notes a refusal.
     *
     * @param text the line, if it could be read as text
     */
    void add(long line, Refusal refusal, Optional<String> text) throws IOException {
        if (file.isPresent()) {
            ObjectNode object = JSON.createObjectNode();
            object.put("line", line).put("reason", refusal.reason());
            object.put("field", refusal.field()).put("message", refusal.message());
            text.ifPresent(read -> object.put("text", read));
            file.get().append(JSON.writeValueAsString(object)).append('\n');
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
