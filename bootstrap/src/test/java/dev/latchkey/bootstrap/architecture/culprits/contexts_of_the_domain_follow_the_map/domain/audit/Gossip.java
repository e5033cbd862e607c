package dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_domain_follow_the_map.domain.audit;

import dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_domain_follow_the_map.domain.accounts.Account;

/** The audit trail knows nobody, so that everybody may know it. */
public record Gossip(Account account) {}
