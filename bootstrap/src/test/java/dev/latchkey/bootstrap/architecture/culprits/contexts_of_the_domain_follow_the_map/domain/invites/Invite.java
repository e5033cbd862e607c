package dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_domain_follow_the_map.domain.invites;

import dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_domain_follow_the_map.domain.accounts.Account;

/** An account has an invite code; if the invite had the account too, neither could be read alone. */
public record Invite(Account owner) {}
