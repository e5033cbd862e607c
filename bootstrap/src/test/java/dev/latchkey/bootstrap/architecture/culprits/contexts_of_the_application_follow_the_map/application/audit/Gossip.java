package dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_application_follow_the_map.application.audit;

import dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_application_follow_the_map.application.accounts.Account;

/** The audit trail knows nobody, so that everybody may know it. */
public record Gossip(Account account) {}
