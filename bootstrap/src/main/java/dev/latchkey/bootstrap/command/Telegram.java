package dev.latchkey.bootstrap.command;

import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code latchkey telegram}: what its parts share. They need no database. */
@Command(
        name = "telegram",
        description = "Try sign-in by the bot without Telegram. docs/telegram.md says more.",
        subcommands = TelegramFake.class,
        commandListHeading = "%nCommands:%n")
final class Telegram implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private Latchkey latchkey;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything is called.
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "telegram needs to be told what to do: fake");
    }

    PrintStream out() {
        return latchkey.out();
    }
}
