package dev.latchkey.application.login.telegram.push;

/** How people show in a chat that we wrote to first that they have the page before them. */
public enum Matching {
    /** They choose its number among three. */
    CHOICE,
    /** They type it. */
    TYPED,
    /** Not at all: without that nobody is asked there, for a bare yes to a question that came by itself proves nothing. */
    OFF
}
