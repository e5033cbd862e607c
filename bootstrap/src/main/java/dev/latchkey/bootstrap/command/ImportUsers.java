package dev.latchkey.bootstrap.command;

import dev.latchkey.bootstrap.imports.ImportOptions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.imports.ExternalId;
import dev.latchkey.domain.shared.InvalidValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey import users}. */
@Command(
        name = "users",
        description =
                "Open accounts for the people of an earlier system, one JSON object per line. Whoever is there already"
                        + " stays as they are, so an import that was cut off is simply begun again. See docs/importing-users.md.")
final class ImportUsers implements Callable<Integer> {
    private static final int ALL_IS_WELL = 0;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Import parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Mixin
    private Assignments assignments = new Assignments();

    @Parameters(paramLabel = "<file.ndjson>", description = "The people, in UTF-8.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Path file;

    @Option(
            names = "--source",
            defaultValue = "legacy",
            description = "What to call the earlier system, where a line does not say so (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private String source;

    @Option(names = "--dry-run", description = "Do everything but keep nothing of it, and tell what would be.")
    private boolean rehearsed;

    @Option(
            names = "--on-error",
            paramLabel = "skip|stop",
            defaultValue = "skip",
            description = "What to do when a line is refused: go on, or go no further than the thousand lines in hand.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private OnError onError;

    @Option(
            names = "--allow-roles",
            split = ",",
            paramLabel = "moderator,admin",
            description = "Let lines make people moderators or administrators. Without it such lines are refused.")
    private List<Staff> staff = List.of();

    @Option(
            names = "--rejects",
            paramLabel = "<file.ndjson>",
            description = "Where to write the refused lines with their numbers and reasons. The file is begun anew.")
    private @Nullable Path rejects;

    @Override
    public Integer call() {
        check();
        Set<Role> roles = EnumSet.of(Role.STUDENT, Role.TEACHER);
        staff.forEach(each -> roles.add(each == Staff.admin ? Role.ADMIN : Role.MODERATOR));
        ImportOptions options = new ImportOptions(
                file, source, roles, Optional.ofNullable(rejects), rehearsed, onError == OnError.stop);
        return parent.users(assignments, options) ? ALL_IS_WELL : Latchkey.OUTSIDE_WRONG;
    }

    private void check() {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(command.commandLine(), "There is no file " + file);
        }
        if (rejects != null
                && rejects.toAbsolutePath()
                        .normalize()
                        .equals(file.toAbsolutePath().normalize())) {
            throw new ParameterException(command.commandLine(), "--rejects must be another file");
        }
        try {
            ExternalId unused = new ExternalId(source, "1");
        } catch (InvalidValue e) {
            throw new ParameterException(command.commandLine(), "--source " + e.getMessage());
        }
    }

    /** As it is written on the command line. */
    enum OnError {
        skip,
        stop
    }

    /** As it is written on the command line. */
    enum Staff {
        moderator,
        admin
    }
}
