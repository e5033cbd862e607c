package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kind of machine we run on, and the archive of PostgreSQL for it. */
final class Platform {
    private Platform() {}

    /** The archive on the class path for this machine. */
    static URL archive() {
        return archive(System.getProperty("os.name"), System.getProperty("os.arch"), isAlpine());
    }

    static URL archive(String system, String processor, boolean alpine) {
        String name = nameOf(system, processor) + (alpine ? "-alpine_linux" : "");
        @Nullable URL found = Platform.class.getResource("/postgres-" + name + ".txz");
        if (found == null) {
            throw new StoreRefused(
                    "This build of Latchkey brings no PostgreSQL for " + system + " on " + processor
                            + ". Set DATABASE_URL to a PostgreSQL of your own (14 or newer), or use the build for this platform.");
        }
        return found;
    }

    static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    private static boolean isAlpine() {
        return Files.exists(Path.of("/etc/alpine-release"));
    }

    private static String nameOf(String system, String processor) {
        String family = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        return family + "-"
                + switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> processor;
                };
    }
}
