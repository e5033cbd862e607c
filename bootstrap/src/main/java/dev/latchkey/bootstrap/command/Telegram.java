package dev.latchkey.bootstrap.command;

import picocli.CommandLine.Command;

/** {@code latchkey telegram}. Its parts need no database. */
@Command(
        name = "telegram",
        description = "Try sign-in by the bot without Telegram. docs/telegram.md says more.",
        subcommands = TelegramFake.class,
        commandListHeading = "%nCommands:%n")
final class Telegram extends CommandGroup {}
