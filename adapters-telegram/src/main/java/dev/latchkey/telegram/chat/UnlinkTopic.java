package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.chat.UnlinkInChat;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotMarkup;
import java.util.List;
import java.util.function.Consumer;

/** Taking the Telegram away from one's account, after one has been asked once more. */
public final class UnlinkTopic implements Topic {
    private static final String YES = "u:yes";
    private static final String NO = "u:no";

    private final Members members;
    private final UnlinkInChat unlink;

    public UnlinkTopic(Members members, UnlinkInChat unlink) {
        this.members = members;
        this.unlink = unlink;
    }

    @Override
    public boolean isBegunBy(String command) {
        return command.equals("unlink");
    }

    @Override
    public void begin(String command, Chat chat) {
        BotWords words = chat.words();
        Consumer<User> ask = user -> chat.say(
                words.of("unlink.ask"),
                BotMarkup.buttons(List.of(
                        List.of(new BotButton(words.of("unlink.yes"), YES)),
                        List.of(new BotButton(words.of("unlink.no"), NO)))));
        members.only(chat, ask);
    }

    @Override
    public boolean isAbout(String data) {
        return data.equals(YES) || data.equals(NO);
    }

    @Override
    public void goOn(Heard.Press press, Chat chat) {
        if (press.data().equals(NO)) {
            chat.answer(press, chat.words().of("unlink.kept"));
            return;
        }
        if (members.isBanned(chat)) {
            chat.answer(press, chat.words().of("banned"));
            return;
        }
        chat.answer(
                press,
                chat.words()
                        .of(
                                switch (unlink.unlink(chat.who(), chat.origin())) {
                                    // Also to those who press again: it is.
                                    case UNLINKED -> "unlink.done";
                                    case LAST_WAY_IN -> "unlink.last_way_in";
                                }));
    }
}
