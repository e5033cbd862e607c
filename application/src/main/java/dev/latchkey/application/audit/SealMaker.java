package dev.latchkey.application.audit;

import dev.latchkey.application.shared.Port;

/** Makes seals that nobody can make who has only the database. */
@Port
public interface SealMaker {

    /** The seal of a line that follows on that seal at that position. */
    String seal(String before, long position, AuditLine line);

    /** Whether that seal was made for exactly that, under a secret that is or was in force. */
    boolean isRight(String seal, String before, long position, AuditLine line);

    /** What proves the end of a chain. */
    String proof(AuditSeals.Head head);

    /** Whether the head carries its own proof. */
    boolean isProved(AuditSeals.Head head);
}
