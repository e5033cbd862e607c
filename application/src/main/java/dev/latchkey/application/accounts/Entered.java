package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.User;

/** An account somebody has proved to own, and whether it was opened for that. */
public record Entered(User user, boolean isNew) {}
