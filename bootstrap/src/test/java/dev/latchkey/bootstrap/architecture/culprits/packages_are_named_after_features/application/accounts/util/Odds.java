package dev.latchkey.bootstrap.architecture.culprits.packages_are_named_after_features.application.accounts.util;

/** And ends. */
public final class Odds {}
