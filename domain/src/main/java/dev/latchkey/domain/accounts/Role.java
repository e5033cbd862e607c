package dev.latchkey.domain.accounts;

/** What an account may do. Whether it is a provider is another matter. */
public enum Role {
    STUDENT,
    TEACHER,
    MODERATOR,
    ADMIN
}
