package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.application.accounts.InMemoryAccounts;
import dev.latchkey.application.login.telegram.push.InMemoryQuietChats;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The twin of the real ones. */
public final class InMemoryChatStates implements ChatStates {
    private final InMemoryTransactions memory;
    private final InMemoryAccounts accounts;
    private final InMemoryQuietChats quiet;
    private final Map<TelegramId, Noted> noted;
    private final Map<TelegramId, Language> languages;

    public InMemoryChatStates(InMemoryTransactions memory, InMemoryAccounts accounts, InMemoryQuietChats quiet) {
        this.memory = memory;
        this.accounts = accounts;
        this.quiet = quiet;
        this.noted = memory.newMap();
        this.languages = memory.newMap();
    }

    @Override
    public void opened(TelegramId chat, Optional<Language> speaks, Instant at) {
        note(chat, new Noted(true, speaks, at));
    }

    @Override
    public void closed(TelegramId chat, Instant at) {
        note(chat, new Noted(false, Optional.empty(), at));
    }

    private void note(TelegramId chat, Noted news) {
        synchronized (memory) {
            noted.merge(chat, news, (known, next) -> known.since().isAfter(next.since()) ? known : next.after(known));
        }
    }

    @Override
    public void speak(TelegramId chat, Language language, Instant now) {
        synchronized (memory) {
            languages.put(chat, language);
        }
    }

    @Override
    public Optional<Language> languageOf(TelegramId chat) {
        synchronized (memory) {
            return accounts.findByTelegram(chat)
                    .flatMap(User::language)
                    .or(() -> Optional.ofNullable(languages.get(chat)));
        }
    }

    @Override
    public Optional<OpenChat> openOf(PhoneNumber phone, Instant now) {
        synchronized (memory) {
            return accounts.holder(phone)
                    .filter(user -> !user.isBanned() && user.telegram().isPresent())
                    .map(user -> TelegramPerson.called(
                            user.telegram().get(), Optional.empty(), Optional.empty(), user.telegramUsername()))
                    .filter(person ->
                            noted.getOrDefault(person.id(), Noted.NOTHING).open() && !quiet.isQuiet(person.id(), now))
                    .map(person -> new OpenChat(
                            person,
                            languageOf(person.id())
                                    .or(() -> noted.getOrDefault(person.id(), Noted.NOTHING)
                                            .speaks())));
        }
    }

    private record Noted(boolean open, Optional<Language> speaks, Instant since) {
        static final Noted NOTHING = new Noted(false, Optional.empty(), Instant.MIN);

        Noted after(Noted before) {
            return new Noted(open, speaks.or(before::speaks), since);
        }
    }
}
