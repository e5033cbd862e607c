package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.chat.ChatStates;
import dev.latchkey.application.login.telegram.chat.OpenChat;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Chats in PostgreSQL. */
public final class PostgresChatStates implements ChatStates {
    private final Sql sql;

    public PostgresChatStates(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void opened(TelegramId chat, Optional<Language> speaks, Instant at) {
        note(chat, true, speaks, at);
    }

    @Override
    public void closed(TelegramId chat, Instant at) {
        note(chat, false, Optional.empty(), at);
    }

    private void note(TelegramId chat, boolean open, Optional<Language> speaks, Instant at) {
        sql.run(
                """
                INSERT INTO telegram_chat AS chat (telegram_id, open, speaks, since) VALUES (:chat, :open, :speaks, :at)
                ON CONFLICT (telegram_id) DO UPDATE SET
                  open = excluded.open, since = excluded.since, speaks = coalesce(excluded.speaks, chat.speaks)
                WHERE chat.since IS NULL OR chat.since <= excluded.since
                """,
                params -> params.set("chat", chat.value())
                        .set("open", open)
                        .set("speaks", speaks.map(Language::tag))
                        .set("at", at));
    }

    @Override
    public void speak(TelegramId chat, Language language, Instant now) {
        sql.run("""
                INSERT INTO telegram_chat (telegram_id, language) VALUES (:chat, :language)
                ON CONFLICT (telegram_id) DO UPDATE SET language = excluded.language
                """, params -> params.set("chat", chat.value()).set("language", language.tag()));
    }

    @Override
    public Optional<Language> languageOf(TelegramId chat) {
        return sql.one("""
                        SELECT coalesce(
                          (SELECT language FROM account WHERE telegram_id = :chat AND deleted_at IS NULL),
                          (SELECT language FROM telegram_chat WHERE telegram_id = :chat)) AS language
                        """, params -> params.set("chat", chat.value()), row -> row.maybeText("language"))
                .flatMap(tag -> tag.map(Language::of));
    }

    @Override
    public Optional<OpenChat> openOf(PhoneNumber phone, Instant now) {
        return sql.one(
                """
                SELECT a.telegram_id, a.telegram_username, coalesce(a.language, chat.language, chat.speaks) AS language
                FROM account a JOIN telegram_chat chat ON chat.telegram_id = a.telegram_id
                WHERE a.phone = :phone AND a.deleted_at IS NULL AND a.status = 'active' AND chat.open
                  AND NOT EXISTS (
                    SELECT FROM telegram_quiet quiet WHERE quiet.telegram_id = a.telegram_id AND quiet.until > :now)
                """,
                params -> params.set("phone", phone.e164()).set("now", now),
                row -> new OpenChat(
                        TelegramPerson.called(
                                new TelegramId(row.number("telegram_id")),
                                Optional.empty(),
                                Optional.empty(),
                                row.maybeText("telegram_username")),
                        row.maybeText("language").map(Language::of)));
    }
}
