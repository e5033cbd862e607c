package dev.latchkey.bootstrap;

import java.util.Objects;

/** The program. For now it only says which version it is. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("latchkey " + version());
    }

    /** As the manifest of the jar says; classes outside a jar have no version. */
    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
