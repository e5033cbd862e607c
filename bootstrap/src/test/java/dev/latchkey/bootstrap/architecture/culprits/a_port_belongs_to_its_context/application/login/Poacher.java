package dev.latchkey.bootstrap.architecture.culprits.a_port_belongs_to_its_context.application.login;

import dev.latchkey.bootstrap.architecture.culprits.a_port_belongs_to_its_context.application.accounts.Users;

/** May ask the accounts, but through their use cases. */
public record Poacher(Users users) {}
