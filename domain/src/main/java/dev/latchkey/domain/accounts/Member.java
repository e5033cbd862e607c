package dev.latchkey.domain.accounts;

import java.util.Optional;

/** An account as those see it who look after all of them. */
public record Member(User user, Optional<Ban> ban) {}
