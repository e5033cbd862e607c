package dev.latchkey.bootstrap.config;

/** What an instance is there for. */
public enum Environment {
    DEVELOPMENT,
    /** Refuses settings that are fit for trying out only, see {@link Rules}. */
    PRODUCTION
}
