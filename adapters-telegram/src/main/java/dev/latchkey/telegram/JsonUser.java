package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.ReadTelegramUser;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import java.util.Optional;

/** Reads users as Telegram writes them in JSON. */
public final class JsonUser implements ReadTelegramUser {

    @Override
    public Optional<TelegramPerson> read(String json) {
        return StrictJson.object(Digests.utf8(json)).flatMap(JsonUser::person);
    }

    /** The same for JSON that is read already. */
    public static Optional<TelegramPerson> person(JsonNode user) {
        return StrictJson.telegramId(user.path("id"))
                .flatMap(TelegramId::parse)
                .map(id -> TelegramPerson.called(
                        id,
                        StrictJson.text(user, "first_name"),
                        StrictJson.text(user, "last_name"),
                        StrictJson.text(user, "username")));
    }
}
