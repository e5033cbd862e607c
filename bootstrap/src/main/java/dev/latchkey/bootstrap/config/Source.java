package dev.latchkey.bootstrap.config;

/** Where the value of a setting came from. A later one wins over those before it. */
public enum Source {
    DEFAULT("default"),
    FILE(".env"),
    ENVIRONMENT("environment"),
    COMMAND_LINE("--set");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
