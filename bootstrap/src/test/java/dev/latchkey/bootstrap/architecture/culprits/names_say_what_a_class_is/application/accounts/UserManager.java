package dev.latchkey.bootstrap.architecture.culprits.names_say_what_a_class_is.application.accounts;

/** Manages what? */
public final class UserManager {}
