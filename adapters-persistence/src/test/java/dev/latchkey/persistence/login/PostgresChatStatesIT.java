package dev.latchkey.persistence.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.login.telegram.chat.ChatStates;
import dev.latchkey.application.login.telegram.chat.ChatStatesContract;
import dev.latchkey.application.login.telegram.push.QuietChats;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresChatStatesIT implements ChatStatesContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresChatStatesIT(Sql sql) {
        this.sql = sql;
    }

    @Test
    void nothing_is_kept_of_the_chat_of_somebody_who_has_left() {
        TelegramId who = Some.telegram();
        User user = accounts()
                .open(new NewAccount(who, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
        chats().opened(who, Optional.empty(), NOW);
        chats().speak(who, Language.RU, NOW);

        delete(user.id());

        assertThat(chats().languageOf(who)).isEmpty();
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public ChatStates chats() {
        return new PostgresChatStates(sql);
    }

    @Override
    public QuietChats quiet() {
        return new PostgresQuietChats(sql);
    }

    @Override
    public TelegramLinks links() {
        return new PostgresTelegramLinks(sql);
    }
}
