package dev.latchkey.bootstrap.command;

import picocli.CommandLine.Command;

/** {@code latchkey audit}. Works beside running instances. */
@Command(
        name = "audit",
        description = "Look after the audit trail.",
        subcommands = AuditVerify.class,
        commandListHeading = "%nCommands:%n")
final class Audit extends CommandGroup {}
