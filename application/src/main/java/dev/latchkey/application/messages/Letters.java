package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.messages.Letter;

/** Letters that wait to be sent. */
@Port
@FunctionalInterface
public interface Letters {

    void add(Letter letter);
}
