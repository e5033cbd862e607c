package dev.latchkey.bootstrap.architecture.culprits.contexts_of_the_application_follow_the_map.application.accounts;

public record Account(long id) {}
