package dev.latchkey.domain.providers;

/** Whether a provider is shown to others. */
public enum ProviderStatus {
    ACTIVE,
    /** Not listed, until a moderator says otherwise. */
    FROZEN
}
