package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Port;

/** Makes updates unreadable for whoever has only the database. */
@Port
public interface UpdateSealer {

    byte[] seal(long update, String json);

    /**
     * What was sealed for that update.
     *
     * @throws IllegalArgumentException if it was sealed for another, with another key, or altered
     */
    String open(long update, byte[] sealed);
}
