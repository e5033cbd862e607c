package dev.latchkey.domain.accounts;

/** What an account may do. Whether it is a provider is another matter. */
public enum Role {
    STUDENT,
    TEACHER,
    MODERATOR,
    ADMIN;

    /** Whether it is for those who look after others: nobody chooses it for themselves. */
    public boolean isStaff() {
        return this != STUDENT && this != TEACHER;
    }
}
