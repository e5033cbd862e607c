package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.application.accounts.EditProfile;
import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.accounts.ProfileChanges;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.shared.Change;
import java.time.InstantSource;
import java.util.Optional;

/** Lets people choose in which language they are spoken to: in the chat, and everywhere if they have an account. */
public final class ChooseLanguage {
    private final ChatStates chats;
    private final LookUpAccount accounts;
    private final EditProfile edit;
    private final InstantSource clock;

    public ChooseLanguage(ChatStates chats, LookUpAccount accounts, EditProfile edit, InstantSource clock) {
        this.chats = chats;
        this.accounts = accounts;
        this.edit = edit;
        this.clock = clock;
    }

    /** The same choice again changes nothing. */
    public void choose(TelegramId who, Language language, Origin origin) {
        Optional<User> member = accounts.by(who)
                .filter(user -> !user.isBanned())
                .filter(user -> !user.language().equals(Optional.of(language)));
        if (member.isPresent()) {
            User unused = edit.edit(
                    member.get().id(),
                    new ProfileChanges(Change.keep(), Change.keep(), Change.keep(), Change.to(language)),
                    origin);
        }
        chats.speak(who, language, clock.instant());
    }
}
