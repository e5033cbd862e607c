package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.chat.UnlinkInChat;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotButton.Colour;
import dev.latchkey.telegram.BotMarkup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Taking the Telegram away from one's account, after one has been asked once more. */
public final class UnlinkTopic implements Topic {
    private static final String YES = "u:yes:";
    private static final String NO = "u:no";

    private static final Pattern ASKED = Pattern.compile("u:yes:([0-9]{1,11})");

    /** A yes that comes later, or again, may be to a Telegram that was linked anew. */
    private static final Duration GOOD = Duration.ofMinutes(5);

    private final Members members;
    private final UnlinkInChat unlink;
    private final InstantSource clock;

    public UnlinkTopic(Members members, UnlinkInChat unlink, InstantSource clock) {
        this.members = members;
        this.unlink = unlink;
        this.clock = clock;
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
                        List.of(new BotButton(
                                words.of("unlink.yes"), YES + clock.instant().getEpochSecond(), Colour.RED)),
                        List.of(new BotButton(words.of("unlink.no"), NO)))));
        members.only(chat, ask);
    }

    @Override
    public boolean isAbout(String data) {
        return data.startsWith(YES) || data.equals(NO);
    }

    @Override
    public void goOn(Heard.Press press, Chat chat) {
        if (!isYes(press.data())) {
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

    private boolean isYes(String data) {
        Matcher asked = ASKED.matcher(data);
        return asked.matches()
                && clock.instant()
                        .isBefore(Instant.ofEpochSecond(Long.parseLong(asked.group(1)))
                                .plus(GOOD));
    }
}
