package dev.latchkey.bootstrap.imports;

import dev.latchkey.application.imports.ImportUsers;
import dev.latchkey.bootstrap.config.AccountsConfig;
import dev.latchkey.bootstrap.wiring.ImportsWiring;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A whole import: looks through the file, imports it, and tells what became of it. */
public final class ImportRun {
    private final ImportsWiring wiring;
    private final AccountsConfig config;
    private final PrintStream out;
    private final PrintStream err;
    private final LongSupplier nanos;

    /**
     * An import that tells of itself there.
     *
     * @param nanos a clock that nobody can set
     */
    public ImportRun(
            ImportsWiring wiring, AccountsConfig config, PrintStream out, PrintStream err, LongSupplier nanos) {
        this.wiring = wiring;
        this.config = config;
        this.out = out;
        this.err = err;
        this.nanos = nanos;
    }

    /** Imports the file. Whether nothing was refused. */
    public boolean run(ImportOptions options) throws IOException {
        ImportUsers users = wiring.users(WantedCodes.in(options.file())::has);
        Progress progress = new Progress(err, nanos, Files.size(options.file()));
        try (Rejects rejects = Rejects.to(options.rejects())) {
            UserImport each = new UserImport(
                    new UserLines(
                            options.source(),
                            options.roles(),
                            ImportsWiring.phones(config),
                            wiring.hashes(),
                            wiring.clock().instant()),
                    users,
                    wiring.ties(),
                    rejects,
                    progress,
                    options.stopAtFirst());
            audit(users, options, Map.of("stage", "begun"));
            wiring.run(() -> all(each, options));
            Tally tally = each.tally();
            audit(users, options, with(tally.numbers(), "stage", "ended"));
            tally.print(out);
            out.println(
                    options.rehearsed()
                            ? "That was a rehearsal of " + progress.elapsed() + ". Nothing was written."
                            : "Done in " + progress.elapsed() + ".");
            return tally.isClean();
        }
    }

    private static void all(UserImport each, ImportOptions options) {
        try {
            each.run(options.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void audit(ImportUsers users, ImportOptions options, Map<String, String> details) {
        if (!options.rehearsed()) {
            users.record(with(details, "source", options.source()));
        }
    }

    private static Map<String, String> with(Map<String, String> details, String key, String value) {
        Map<String, String> more = new HashMap<>(details);
        more.put(key, value);
        return more;
    }
}
