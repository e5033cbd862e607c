package dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_domain_follow_the_map.domain.accounts;

public record Account(long id) {}
