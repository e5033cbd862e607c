package dev.latchkey.bootstrap;

import java.util.Objects;

/** Which Latchkey this is. */
public final class Version {
    private Version() {}

    /** As the manifest of the jar says; classes outside a jar have no version. */
    public static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
