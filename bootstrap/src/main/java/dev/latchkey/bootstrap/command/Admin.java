package dev.latchkey.bootstrap.command;

import picocli.CommandLine.Command;

/** {@code latchkey admin}. Works beside running instances. */
@Command(
        name = "admin",
        description = "Look after who may do everything.",
        subcommands = AdminCreate.class,
        commandListHeading = "%nCommands:%n")
final class Admin extends CommandGroup {}
