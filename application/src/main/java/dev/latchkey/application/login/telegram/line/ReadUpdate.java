package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.shared.Port;
import java.util.Optional;

/** Reads updates as Telegram writes them. */
@Port
@FunctionalInterface
public interface ReadUpdate {

    /** What it is; empty if it is no update. */
    Optional<ReceivedUpdate> read(byte[] json);
}
