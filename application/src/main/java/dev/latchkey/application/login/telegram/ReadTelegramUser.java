package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.TelegramPerson;
import java.util.Optional;

/** Reads the {@code user} of a Mini App's data, which is JSON. */
@Port
@FunctionalInterface
public interface ReadTelegramUser {

    /** Who it is; empty if that cannot be told. */
    Optional<TelegramPerson> read(String json);
}
