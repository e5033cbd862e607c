package dev.latchkey.bootstrap.command;

import dev.latchkey.application.accounts.MakeAdministrator.Made;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.bootstrap.config.AccountsConfig;
import dev.latchkey.bootstrap.wiring.AdministrationWiring;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.shared.InvalidValue;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey admin create}. */
@Command(
        name = "create",
        description = "Make somebody an administrator, opening the account if there is none. They sign in as everybody"
                + " does; there is no password to begin with.")
final class AdminCreate implements Callable<Integer> {
    private static final int DONE = 0;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Admin admin;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Mixin
    private Assignments assignments = new Assignments();

    @ArgGroup
    private @Nullable Who who;

    @Override
    public Integer call() {
        return admin.beside(assignments, (config, storage, out) -> {
            Identifier identifier = identifier(config.accounts());
            Made made = AdministrationWiring.makeAdministrator(storage).make(identifier, Newcomer.SILENT);
            out.println(said(made, identifier));
            return DONE;
        });
    }

    private Identifier identifier(AccountsConfig config) {
        String written = who == null ? asked() : who.written();
        try {
            return written.contains("@")
                    ? new EmailAddress(written)
                    : AdministrationWiring.readPhone(config).read(written);
        } catch (InvalidValue e) {
            throw new ParameterException(command.commandLine(), "This is no " + e.field() + ": it " + e.getMessage());
        }
    }

    private String asked() {
        return Optional.ofNullable(System.console())
                .map((Console console) -> console.readLine("Phone or e-mail of the administrator: "))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () -> new ParameterException(command.commandLine(), "Say who: with --phone or with --email"));
    }

    // No default branch on purpose: a new outcome does not compile until it has words.
    private static String said(Made made, Identifier identifier) {
        String account = "Account " + made.id().value() + " (" + identifier.masked() + ")";
        return switch (made.outcome()) {
            case OPENED -> account + " was opened and is an administrator.";
            case PROMOTED -> account + " is an administrator now.";
            case WAS_ONE -> account + " was an administrator before.";
            case IS_BANNED -> throw new NotDone(account + " is banned. Nothing was changed.");
            case NOT_PROVED ->
                throw new NotDone(account + " has not proved that the address is theirs. Nothing was changed.");
        };
    }

    /** By what somebody is known. */
    static final class Who {
        @Option(names = "--phone", required = true, description = "The phone, as people write it.")
        private @Nullable String phone;

        @Option(names = "--email", required = true, description = "The e-mail address.")
        private @Nullable String email;

        String written() {
            return String.valueOf(phone == null ? email : phone).strip();
        }
    }
}
