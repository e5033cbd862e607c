package dev.latchkey.application.login.telegram.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.accounts.ProfileChanges;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.login.telegram.push.QuietChats;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link ChatStates} promise, whatever they are stored in. */
public interface ChatStatesContract extends AccountsFixture {
    Instant NOW = Some.NOW;
    Instant LATER = NOW.plusSeconds(60);

    ChatStates chats();

    QuietChats quiet();

    TelegramLinks links();

    @Test
    default void a_chat_is_open_once_somebody_has_written_there_until_they_close_it() {
        TelegramId who = Some.telegram();
        PhoneNumber phone = phoneOf(who);
        assertThat(chats().openOf(phone, NOW)).isEmpty();

        chats().opened(who, Optional.empty(), NOW);
        assertThat(chats().openOf(phone, NOW))
                .contains(new OpenChat(
                        TelegramPerson.called(who, Optional.empty(), Optional.empty(), Optional.of("anna")),
                        Optional.empty()));
        chats().closed(who, LATER);
        assertThat(chats().openOf(phone, LATER)).isEmpty();
        chats().opened(who, Optional.empty(), LATER.plusSeconds(1));
        assertThat(chats().openOf(phone, LATER)).isPresent();
    }

    @Test
    default void news_that_are_older_than_what_is_known_change_nothing() {
        TelegramId who = Some.telegram();
        PhoneNumber phone = phoneOf(who);

        chats().closed(who, LATER);
        chats().opened(who, Optional.empty(), NOW);
        assertThat(chats().openOf(phone, LATER)).isEmpty();
        chats().opened(who, Optional.empty(), LATER);
        chats().closed(who, NOW);
        assertThat(chats().openOf(phone, LATER)).isPresent();
    }

    @Test
    default void a_chat_that_is_only_known_by_its_language_is_not_open() {
        TelegramId who = Some.telegram();
        PhoneNumber phone = phoneOf(who);
        chats().speak(who, Language.RU, NOW);

        assertThat(chats().openOf(phone, NOW)).isEmpty();
        chats().opened(who, Optional.empty(), NOW);
        assertThat(chats().openOf(phone, NOW).flatMap(OpenChat::language)).contains(Language.RU);
    }

    @Test
    default void nobody_is_asked_whose_chat_is_quiet_or_who_may_not_sign_in() {
        TelegramId who = Some.telegram();
        PhoneNumber phone = phoneOf(who);
        chats().opened(who, Optional.empty(), NOW);
        quiet().quieten(who, LATER);

        assertThat(chats().openOf(phone, NOW)).isEmpty();
        assertThat(chats().openOf(phone, LATER)).isPresent();
        UserId user = links().holderOf(phone).orElseThrow().user();
        ban(user);
        assertThat(chats().openOf(phone, LATER)).isEmpty();
    }

    @Test
    default void nobody_is_asked_of_whom_nothing_is_known_or_whose_telegram_is_elsewhere_now() {
        TelegramId who = Some.telegram();
        PhoneNumber phone = phoneOf(who);
        chats().opened(who, Optional.empty(), NOW);
        assertThat(chats().openOf(Some.phone(), NOW)).isEmpty();

        assertThat(links().unlink(who, NOW)).isPresent();
        assertThat(chats().openOf(phone, NOW)).isEmpty();

        PhoneNumber leaving = phoneOf(who);
        delete(links().holderOf(leaving).orElseThrow().user());
        assertThat(chats().openOf(leaving, NOW)).isEmpty();
    }

    @Test
    default void the_language_of_the_account_goes_before_that_of_the_chat() {
        TelegramId who = Some.telegram();
        assertThat(chats().languageOf(who)).isEmpty();
        chats().speak(who, Language.RU, NOW);
        chats().speak(who, Language.EN, NOW);
        assertThat(chats().languageOf(who)).contains(Language.EN);

        PhoneNumber phone = phoneOf(who);
        UserId user = links().holderOf(phone).orElseThrow().user();
        assertThat(chats().languageOf(who)).contains(Language.EN);
        assertThat(accounts()
                        .edit(
                                user,
                                new ProfileChanges(Change.keep(), Change.keep(), Change.keep(), Change.to(Language.RU)),
                                NOW))
                .isPresent();
        assertThat(chats().languageOf(who)).contains(Language.RU);
        chats().opened(who, Optional.empty(), NOW);
        assertThat(chats().openOf(phone, NOW).flatMap(OpenChat::language)).contains(Language.RU);
    }

    @Test
    default void the_language_of_their_program_holds_where_they_have_chosen_none() {
        TelegramId who = Some.telegram();
        PhoneNumber phone = phoneOf(who);
        chats().opened(who, Optional.of(Language.RU), NOW);
        assertThat(chats().languageOf(who)).isEmpty();
        assertThat(chats().openOf(phone, NOW).flatMap(OpenChat::language)).contains(Language.RU);

        chats().closed(who, NOW.plusSeconds(1));
        chats().opened(who, Optional.empty(), NOW.plusSeconds(2));
        assertThat(chats().openOf(phone, NOW).flatMap(OpenChat::language)).contains(Language.RU);
        chats().speak(who, Language.EN, NOW);
        assertThat(chats().openOf(phone, NOW).flatMap(OpenChat::language)).contains(Language.EN);
    }

    @Test
    default void of_many_news_at_once_the_latest_holds() {
        for (int round = 0; round < 10; round++) {
            TelegramId who = Some.telegram();
            PhoneNumber phone = phoneOf(who);

            List<Integer> unused = AtOnce.call(16, i -> {
                if (i % 2 == 0) {
                    chats().opened(who, Optional.empty(), NOW.plusSeconds(i));
                } else {
                    chats().closed(who, NOW.plusSeconds(i));
                }
                return i;
            });

            assertThat(chats().openOf(phone, LATER)).isEmpty();
        }
    }

    private PhoneNumber phoneOf(TelegramId who) {
        PhoneNumber phone = Some.phone();
        User user = accounts()
                .open(new NewAccount(phone, Newcomer.SILENT, Optional.empty(), Some.inviteCode(), NOW))
                .orElseThrow();
        assertThat(links().link(
                                user.id(),
                                TelegramPerson.called(who, Optional.of("Anna"), Optional.empty(), Optional.of("anna")),
                                NOW))
                .isPresent();
        return phone;
    }
}
