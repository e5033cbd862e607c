package dev.latchkey.telegram.chat;

import dev.latchkey.application.login.telegram.chat.KeepChat;
import dev.latchkey.application.login.telegram.push.UpdateHandler;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotApi.BotCommand;
import dev.latchkey.telegram.BotMarkup;
import dev.latchkey.telegram.BotTrouble;
import dev.latchkey.telegram.BotTrouble.Kind;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot as people meet it, in their own chats with it: it is silent in groups. Nothing that people send makes it throw; it
 * throws where it has to be asked again, because the Bot API or what we stand on was not to be had.
 */
public final class ChatBot implements UpdateHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ChatBot.class);
    private static final List<String> COMMANDS = List.of("me", "sessions", "invite", "language", "unlink", "help");

    private final BotApi api;
    private final SignInTalk signIn;
    private final List<Topic> topics;
    private final KeepChat chats;
    private final Phrasebook phrasebook;

    /** A bot that talks about those topics, and about signing in. */
    public ChatBot(BotApi api, SignInTalk signIn, Topics topics, KeepChat chats, Phrasebook phrasebook) {
        this.api = api;
        this.signIn = signIn;
        this.topics = topics.all();
        this.chats = chats;
        this.phrasebook = phrasebook;
    }

    @Override
    public void handle(String update) {
        ReadUpdate.read(update).ifPresent(heard -> {
            try {
                heard(heard);
            } catch (BotTrouble trouble) {
                settle(trouble, heard);
            }
        });
    }

    /** Puts the commands into the menu, in every language. If that fails, people can still write them. */
    public void announceCommands() {
        try {
            announce(phrasebook.in(Optional.empty()), "");
            for (Language language : Language.values()) {
                announce(phrasebook.in(Optional.of(language)), language.tag());
            }
        } catch (BotTrouble trouble) {
            LOG.warn("The menu of the bot was not set: {}", trouble.getMessage());
        }
    }

    private void announce(BotWords words, String language) {
        api.setMyCommands(
                COMMANDS.stream()
                        .map(name -> new BotCommand(name, words.of("command." + name)))
                        .toList(),
                language);
    }

    private void heard(Heard heard) {
        if (heard.what() instanceof Heard.Standing standing) {
            stands(heard, standing.open());
        } else if (heard.what() instanceof Heard.Press press) {
            pressed(press, chat(heard));
        } else if (heard.inPrivate()) {
            // Whoever writes to us can be written to.
            stands(heard, true);
            written(heard, chat(heard));
        }
    }

    private void stands(Heard heard, boolean open) {
        heard.at().ifPresent(at -> {
            if (open) {
                chats.opened(heard.from().id(), heard.speaks(), at);
            } else {
                chats.closed(heard.from().id(), at);
            }
        });
    }

    private Chat chat(Heard heard) {
        Optional<Language> language = chats.languageOf(heard.from().id()).or(heard::speaks);
        return new Chat(api, heard.from(), phrasebook.in(language));
    }

    private void pressed(Heard.Press press, Chat chat) {
        topics.stream()
                .filter(topic -> topic.isAbout(press.data()))
                .findFirst()
                .ifPresentOrElse(topic -> topic.goOn(press, chat), () -> signIn.press(press, chat));
    }

    private void written(Heard heard, Chat chat) {
        if (heard.what() instanceof Heard.Contact contact) {
            signIn.contact(contact, chat);
        } else if (heard.what() instanceof Heard.Text text) {
            signIn.typed(text.text(), chat);
        } else if (heard.what() instanceof Heard.Command command) {
            commanded(command, chat);
        }
    }

    private void commanded(Heard.Command command, Chat chat) {
        if (command.name().equals("start")) {
            signIn.start(command.argument(), chat);
            return;
        }
        if (command.name().equals("help")) {
            chat.say(chat.words().of("help"));
            return;
        }
        topics.stream()
                .filter(topic -> topic.isBegunBy(command.name()))
                .findFirst()
                .ifPresentOrElse(
                        topic -> topic.begin(command.name(), chat),
                        () -> chat.say(chat.words().of("signin.not_understood"), BotMarkup.NONE));
    }

    private void settle(BotTrouble trouble, Heard heard) {
        if (trouble.kind() == Kind.CHAT_CLOSED) {
            chats.foundClosed(heard.from().id());
        } else if (trouble.kind() == Kind.WRONG_CALL) {
            // What was to be done is done, and the same words would be refused again.
            LOG.error("The bot could not say what it wanted to: {}", trouble.getMessage());
        } else {
            throw trouble;
        }
    }
}
