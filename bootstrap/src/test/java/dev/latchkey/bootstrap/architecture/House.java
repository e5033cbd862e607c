package dev.latchkey.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;

/**
 * Where a rule is applied: the product, or the small house of one culprit. Both are laid out alike below their root; the
 * words of the house (annotations and primitives) are named in full, because all culprits share one set of them.
 */
record House(
        String root,
        String port,
        String consumes,
        String counts,
        String singleUse,
        String counter,
        String sql,
        String redis) {
    static final House PRODUCTION = new House(
            "dev.latchkey",
            "dev.latchkey.application.shared.Port",
            "dev.latchkey.application.shared.Consumes",
            "dev.latchkey.application.shared.Counts",
            "dev.latchkey.persistence.SingleUse",
            "dev.latchkey.persistence.Counter",
            "dev.latchkey.persistence.Sql",
            "dev.latchkey.persistence.redis.Redis");

    static final List<String> ADAPTERS = List.of("http", "persistence", "sms", "telegram", "email", "security");

    static House ofCulprit(String name) {
        String culprits = "dev.latchkey.bootstrap.architecture.culprits.";
        String words = culprits + "words.";
        return new House(
                culprits + name,
                words + "Port",
                words + "Consumes",
                words + "Counts",
                words + "SingleUse",
                words + "Counter",
                words + "Sql",
                words + "Redis");
    }

    /** An ArchUnit pattern for everything in a module, e.g. {@code dev.latchkey.domain..}. */
    String all(String module) {
        return root + "." + module + "..";
    }

    /** Where the annotations are. In the product that is a package of the application, as good as any other there. */
    String words() {
        return port.substring(0, port.lastIndexOf('.'));
    }

    String[] all(List<String> modules) {
        return modules.stream().map(this::all).toArray(String[]::new);
    }

    boolean holds(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }

    boolean isIn(String module, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + "." + module + ".");
    }

    /** The first package below a module: the context. Empty for classes outside the module and in its root package. */
    Optional<String> contextIn(String module, JavaClass type) {
        String prefix = root + "." + module + ".";
        String name = type.getPackageName();
        return name.startsWith(prefix)
                ? Optional.of(name.substring(prefix.length()).split("\\.", 2)[0])
                : Optional.empty();
    }

    /**
     * A class that keeps the data of a feature. The root package of the adapter and the embedded server are what stores
     * stand on: connections, the primitives, migrations, the clock.
     */
    boolean isStore(JavaClass type) {
        return contextIn("persistence", type)
                .filter(context -> !context.equals("embedded"))
                .isPresent();
    }
}
