package dev.latchkey.telegram.chat;

import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.domain.accounts.User;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the account of whoever writes. Strangers, and those who are banned, are told so. */
public final class Members {
    private final LookUpAccount accounts;

    public Members(LookUpAccount accounts) {
        this.accounts = accounts;
    }

    void only(Chat chat, Consumer<User> talk) {
        only(chat, chat::say, talk);
    }

    /** The same after a button was pressed. */
    void only(Heard.Press press, Chat chat, Consumer<User> talk) {
        only(chat, text -> chat.answer(press, text), talk);
    }

    boolean isBanned(Chat chat) {
        return accounts.by(chat.who()).filter(User::isBanned).isPresent();
    }

    private void only(Chat chat, Consumer<String> otherwise, Consumer<User> talk) {
        Optional<User> user = accounts.by(chat.who());
        if (user.isEmpty()) {
            otherwise.accept(chat.words().of("stranger"));
        } else if (user.get().isBanned()) {
            otherwise.accept(chat.words().of("banned"));
        } else {
            talk.accept(user.get());
        }
    }
}
