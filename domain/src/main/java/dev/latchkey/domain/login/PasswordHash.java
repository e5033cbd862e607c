package dev.latchkey.domain.login;

/** What is kept of a password: the text that a hash function made of it, with its salt and its parameters. */
public record PasswordHash(String text) {

    /** Whoever has it can try out passwords at leisure, so it is printed nowhere. */
    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
