package dev.latchkey.application.login.telegram.line;

/** How updates come from Telegram to the bot. */
public enum LineMode {
    /** One instance fetches them. */
    POLLING,
    /** Telegram brings them. */
    WEBHOOK,
    /** Not at all: somebody else takes them. */
    OFF
}
